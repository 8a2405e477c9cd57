package io.github.neonspring.boot.commit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * What is noted of a transaction right before its COMMIT, so that the outcome can be
 * looked up if the answer is lost.
 *
 * @param transactionId the id as {@code pg_current_xact_id()} gives it, epoch included
 * @param backend the process id of the server's backend, also where a pooler is between
 * @param position where the server's write-ahead log ended, in bytes: a COMMIT comes
 * after it
 * @param notedAt when it was noted, in microseconds since 1970 on the server's clock
 * @param life the life of the server in which it was noted
 * @since 0.1.0
 */
public record CommitNote(String transactionId, int backend, long position, long notedAt, ServerLife life) {

	// Nothing in the list is evaluated where no id is assigned: most of it fails on a
	// standby
	private static final String NOTE = """
			select pg_current_xact_id_if_assigned()::text as transaction_id, pg_backend_pid() as backend,
			pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint as position,
			(extract(epoch from clock_timestamp()) * 1000000)::bigint as noted_at,
			%s
			where pg_current_xact_id_if_assigned() is not null""".formatted(ServerLife.COLUMNS);

	static @Nullable CommitNote take(Connection transaction) throws SQLException {
		try (PreparedStatement statement = transaction.prepareStatement(NOTE)) {
			// One row, never from a cursor: that would be one round trip more
			statement.setFetchSize(0);
			try (ResultSet row = statement.executeQuery()) {
				return row.next() ? read(row) : null;
			}
		}
	}

	private static CommitNote read(ResultSet row) throws SQLException {
		return new CommitNote(row.getString("transaction_id"), row.getInt("backend"), row.getLong("position"),
				row.getLong("noted_at"), ServerLife.read(row));
	}

}

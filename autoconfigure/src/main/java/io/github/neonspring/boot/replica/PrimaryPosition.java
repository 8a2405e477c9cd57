package io.github.neonspring.boot.replica;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.guard.GuardedConnection;

/**
 * Asks the primary, in one round trip, how far its write-ahead log goes. What was
 * committed before is before that position, also where the server does not wait until it
 * is flushed ({@code synchronous_commit=off}).
 *
 * @param primary lends connections to the primary
 */
record PrimaryPosition(DataSource primary) {

	private static final String POSITION = """
			select ('x' || left(pg_walfile_name(lsn), 8))::bit(32)::int, (lsn - '0/0'::pg_lsn)::bigint
			from pg_current_wal_insert_lsn() lsn""";

	/**
	 * Return the position of what a caller has written.
	 * @param caller the caller
	 * @return the position, or {@code null} if it has written nothing
	 * @throws SQLException if the primary does not tell
	 */
	@Nullable WalPosition of(CallerWrites caller) throws SQLException {
		long unlocated = caller.unlocated();
		if (unlocated > 0) {
			caller.locate(unlocated, ask());
		}
		return caller.position();
	}

	private WalPosition ask() throws SQLException {
		try (Connection connection = this.primary.getConnection()) {
			WalPosition position = WalPosition.read(connection.unwrap(GuardedConnection.class).ask(POSITION));
			if (position == null) {
				throw new SQLException("The primary does not tell the position of its write-ahead log", "XX000");
			}
			return position;
		}
	}

}

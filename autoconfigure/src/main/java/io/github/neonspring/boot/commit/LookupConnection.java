package io.github.neonspring.boot.commit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;

import javax.sql.DataSource;

import org.postgresql.PGStatement;

/**
 * A connection of its own on which the outcome of a COMMIT is looked up. No statement on
 * it writes, and each is a transaction of its own.
 */
final class LookupConnection implements AutoCloseable {

	private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(3);

	/**
	 * Ends a backend whose client is gone and whose COMMIT never arrived. One that is
	 * active may be waiting for its commit to be replicated, and ending it would make the
	 * commit visible without that. One that has become idle only now may have its COMMIT
	 * on the way.
	 */
	private static final String END_IDLE_BACKEND = """
			select pg_terminate_backend(pid) from pg_stat_activity
			where pid = ? and backend_xid = ?::text::xid8::xid and state = 'idle in transaction'
			and state_change < clock_timestamp() - interval '500 milliseconds'
			and %s""".formatted(ServerLife.IS_THIS);

	private final Connection connection;

	private LookupConnection(Connection connection) {
		this.connection = connection;
	}

	static LookupConnection open(DataSource source) throws SQLException {
		LookupConnection opened = new LookupConnection(source.getConnection());
		try {
			opened.connection.setReadOnly(true);
			opened.connection.setAutoCommit(true);
			opened.connection.setNetworkTimeout(Runnable::run, Math.toIntExact(LONGEST_STATEMENT.toMillis()));
			return opened;
		}
		catch (SQLException ex) {
			opened.close();
			throw ex;
		}
	}

	Sighting look(CommitNote note) throws SQLException {
		try (PreparedStatement statement = prepare(Sighting.LOOK)) {
			statement.setString(1, note.transactionId());
			try (ResultSet row = statement.executeQuery()) {
				row.next();
				return Sighting.read(row);
			}
		}
	}

	boolean endIdleBackend(CommitNote note) throws SQLException {
		try (PreparedStatement statement = prepare(END_IDLE_BACKEND)) {
			statement.setInt(1, note.backend());
			statement.setString(2, note.transactionId());
			statement.setLong(3, note.life().startedAt());
			statement.setObject(4, note.life().recoveredTo(), Types.BIGINT);
			try (ResultSet row = statement.executeQuery()) {
				return row.next() && row.getBoolean(1);
			}
		}
	}

	// A pooler may have no memory for named statements
	private PreparedStatement prepare(String sql) throws SQLException {
		PreparedStatement statement = this.connection.prepareStatement(sql);
		if (statement.isWrapperFor(PGStatement.class)) {
			statement.unwrap(PGStatement.class).setPrepareThreshold(0);
		}
		return statement;
	}

	@Override
	public void close() {
		try {
			this.connection.close();
		}
		catch (SQLException ex) {
			// What was asked is answered, or failed before
		}
	}

}

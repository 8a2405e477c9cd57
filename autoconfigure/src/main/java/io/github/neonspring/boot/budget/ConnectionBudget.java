package io.github.neonspring.boot.budget;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.connection.NeonConnection;
import io.github.neonspring.boot.connection.driver.JdbcTarget;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.pool.NeonPoolProperties;

/**
 * The connections that all instances of the application may open to the primary, against
 * those that there can be. Pools of read replicas are not part of it: a replica has a
 * {@code max_connections} of its own.
 * <p>
 * Unless {@code neon.pool.instances} says how many instances there are, those are counted
 * that are connected to the same database under the same name: by
 * {@code application_name} without the eight digits that the starter appends to tell
 * instances apart, as the server knows it of the connection, or, where the application
 * has chosen a name of its own, by the address of the client. Behind a transaction pooler
 * the server sees only those that were in a transaction lately, so the number is a lower
 * bound there.
 *
 * @since 0.1.0
 */
public final class ConnectionBudget {

	private final NeonPool pool;

	private final NeonConnection connection;

	private final NeonPoolProperties properties;

	private volatile @Nullable BudgetReport last;

	ConnectionBudget(NeonPool pool, NeonConnection connection, NeonPoolProperties properties) {
		this.pool = pool;
		this.connection = connection;
		this.properties = properties;
	}

	/**
	 * Return what the server said last.
	 * @return the report, or empty before it was asked
	 */
	public Optional<BudgetReport> last() {
		return Optional.ofNullable(this.last);
	}

	/**
	 * Ask the server, with one statement.
	 * @param connection a connection of the pool or like it
	 * @return the report
	 * @throws SQLException if the server does not answer
	 */
	public BudgetReport ask(Connection connection) throws SQLException {
		JdbcTarget target = this.connection.resolve()
			.orElseThrow(() -> new SQLException("There is no PostgreSQL database"))
			.main();
		BudgetReport report = report(target, ServerLimits.ask(connection, NeonConnection.instance()));
		this.last = report;
		return report;
	}

	private BudgetReport report(JdbcTarget target, ServerLimits server) {
		ConnectionLimit limit = ConnectionLimit.of(server, target.kind(), this.properties.getClientLimit());
		Integer configured = this.properties.getInstances();
		int instances = (configured != null) ? configured : Math.max(1, server.instances());
		return new BudgetReport(instances, configured == null, this.pool.snapshot().maximum(), limit.allowed(),
				limit.words(), limit.concurrency(), ConnectionLimit.isPooled(server, target.kind()),
				target.description());
	}

}

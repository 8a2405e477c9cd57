package io.github.neonspring.boot.limits;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.connection.driver.JdbcTarget;

/**
 * How long statements and transactions may take, and how the server is told: with the
 * login where the session is ours alone, or with the first statement of each transaction
 * behind a pooler, which passes sessions on to others.
 *
 * @param statement the longest statement, or {@code null} for no limit
 * @param lock the longest wait for a lock, or {@code null} for no limit
 * @param idleInTransaction the longest pause within a transaction, or {@code null} for
 * the server's own limit
 * @param transaction the longest transaction, or {@code null} for no limit
 * @since 0.1.0
 */
public record SessionLimits(@Nullable Duration statement, @Nullable Duration lock, @Nullable Duration idleInTransaction,
		@Nullable Duration transaction) {

	/** The first PostgreSQL that can end a long transaction by itself. */
	private static final int FIRST_WITH_TRANSACTION_TIMEOUT = 17;

	/**
	 * Return the limits that the properties ask for.
	 * @param properties the properties of a session
	 * @return the limits
	 */
	public static SessionLimits of(NeonSessionProperties properties) {
		return new SessionLimits(properties.getStatementTimeout(), properties.getLockTimeout(),
				properties.getIdleInTransactionTimeout(), properties.getMaxDuration());
	}

	/**
	 * Have the server told with the login, where that is possible.
	 * @param target the target of a connect
	 * @return the target with these limits, the same for a pooler
	 */
	public JdbcTarget applyTo(JdbcTarget target) {
		JdbcTarget limited = target;
		if (!target.kind().isPooler()) {
			for (Map.Entry<String, Duration> limit : perSession().entrySet()) {
				limited = limited.withStartupOption(limit.getKey(), String.valueOf(limit.getValue().toMillis()));
			}
		}
		return limited;
	}

	/**
	 * Return the statements that tell the server in a transaction what it was not told
	 * with the login.
	 * @param pooled whether the connection leads to a pooler
	 * @param serverVersion the major version of the server
	 * @return the statements, empty if the server knows all it needs
	 */
	public List<String> inTransaction(boolean pooled, int serverVersion) {
		Map<String, Duration> limits = pooled ? perSession() : new LinkedHashMap<>();
		if (this.transaction != null && !needsWatchdog(serverVersion)) {
			limits.put("transaction_timeout", this.transaction);
		}
		return limits.entrySet()
			.stream()
			.map((limit) -> "SET LOCAL " + limit.getKey() + " = " + limit.getValue().toMillis())
			.toList();
	}

	/**
	 * Whether a long transaction must be ended by the client.
	 * @param serverVersion the major version of the server
	 * @return {@code true} if the server cannot do it
	 */
	public boolean needsWatchdog(int serverVersion) {
		return this.transaction != null && serverVersion < FIRST_WITH_TRANSACTION_TIMEOUT;
	}

	private Map<String, Duration> perSession() {
		Map<String, Duration> limits = new LinkedHashMap<>();
		put(limits, "statement_timeout", this.statement);
		put(limits, "lock_timeout", this.lock);
		put(limits, "idle_in_transaction_session_timeout", this.idleInTransaction);
		return limits;
	}

	private static void put(Map<String, Duration> limits, String name, @Nullable Duration limit) {
		if (limit != null) {
			limits.put(name, limit);
		}
	}

}

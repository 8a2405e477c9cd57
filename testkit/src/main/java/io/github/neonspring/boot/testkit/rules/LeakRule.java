package io.github.neonspring.boot.testkit.rules;

import java.util.Locale;

/**
 * One thing that leaks connections, or makes a transaction do something else than the
 * code says, and what to do instead.
 *
 * @since 0.1.0
 */
public enum LeakRule {

	/**
	 * A connection that is not closed on every path, or kept in a field that nobody
	 * closes.
	 */
	CONNECTION_NOT_CLOSED("connections are closed on every path",
			"open it in try-with-resources, or use JdbcTemplate or JdbcClient, which return it to the pool"),

	/**
	 * A statement that is not closed on every path.
	 */
	STATEMENT_NOT_CLOSED("statements are closed on every path",
			"open it in try-with-resources, or use JdbcTemplate or JdbcClient"),

	/**
	 * A result set that neither is closed nor has a statement here that is.
	 */
	RESULT_SET_NOT_CLOSED("result sets are closed on every path",
			"open it in try-with-resources: its statement lives longer than this method"),

	/**
	 * A stream over a file, a JDBC or a JPA query that is not closed.
	 */
	STREAM_NOT_CLOSED("streams over files and queries are closed on every path",
			"open it in try-with-resources; a terminal operation does not close it"),

	/**
	 * A stream of a Spring Data repository that is not closed.
	 */
	REPOSITORY_STREAM_NOT_CLOSED("streams of repositories are closed on every path",
			"open it in try-with-resources, within a read-only transaction, or ask the repository for a List or a Slice"),

	/**
	 * An {@code EntityManager} or Hibernate session that is not closed on every path, or
	 * kept in a field that nobody closes.
	 */
	ENTITY_MANAGER_NOT_CLOSED("entity managers are closed on every path",
			"inject Spring's EntityManager with @PersistenceContext or the constructor, or open it in try-with-resources"),

	/**
	 * A connection from {@code DriverManager}, past the pool.
	 */
	DRIVER_MANAGER("connections come from the pool",
			"inject the DataSource: past it there is no pool, no wait for a sleeping compute, and no transaction"),

	/**
	 * A commit, rollback or change of auto-commit on a connection or entity manager that
	 * Spring looks after.
	 */
	MANUAL_TRANSACTION("transactions on Spring's connections are Spring's",
			"use @Transactional or a TransactionTemplate: Spring commits, rolls back and resets this connection itself"),

	/**
	 * A call of a transactional method on {@code this}, which no proxy sees.
	 */
	SELF_INVOCATION("transactional methods are called through the proxy",
			"annotate the caller, move the method into a bean of its own, or use a TransactionTemplate here"),

	/**
	 * {@code @Transactional} where no proxy can reach.
	 */
	TRANSACTION_NOT_REACHED("@Transactional stands where a proxy reaches",
			"put it on a method that is neither private, static nor final, of a bean whose class is not final"),

	/**
	 * A call over the network, or the wait for one, inside a transaction.
	 */
	REMOTE_CALL_IN_TRANSACTION("no remote call is made inside a transaction",
			"call before or after the transaction, or from a @TransactionalEventListener or an outbox: "
					+ "until the other side answers, the connection and its locks are held"),

	/**
	 * A sleep inside a transaction.
	 */
	SLEEP_IN_TRANSACTION("nobody sleeps inside a transaction",
			"wait outside of the transaction: meanwhile the connection and its locks are held"),

	/**
	 * Work of a transaction that another thread does, to which the transaction does not
	 * reach.
	 */
	TRANSACTION_ACROSS_THREADS("transactions stay in their thread",
			"do it after the commit (@TransactionalEventListener, TransactionSynchronization), or in this thread: "
					+ "another thread has another connection and does not see what is not committed yet");

	private final String rule;

	private final String remedy;

	LeakRule(String rule, String remedy) {
		this.rule = rule;
		this.remedy = remedy;
	}

	/**
	 * Return the rule's name in reports, such as {@code connection-not-closed}.
	 * @return the name
	 */
	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Return what the rule demands, as a sentence without a full stop.
	 * @return the rule
	 */
	public String rule() {
		return this.rule;
	}

	/**
	 * Return what to do instead.
	 * @return the remedy
	 */
	public String remedy() {
		return this.remedy;
	}

}

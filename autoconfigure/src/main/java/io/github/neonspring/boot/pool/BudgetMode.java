package io.github.neonspring.boot.pool;

/**
 * What to do where all instances together may open too many connections.
 *
 * @since 0.1.0
 */
public enum BudgetMode {

	/** Log one warning, some time after the start. */
	WARN,

	/** Stop the start, which asks the database for that. */
	FAIL,

	/** Do not ask. */
	OFF

}

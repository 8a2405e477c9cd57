package io.github.neonspring.boot.budget;

/**
 * All instances together may open more connections than there can be, and
 * {@code neon.pool.budget} is {@code fail}.
 *
 * @since 0.1.0
 */
public class ConnectionBudgetExceededException extends IllegalStateException {

	private final BudgetReport report;

	ConnectionBudgetExceededException(BudgetReport report) {
		super("The connection budget is exceeded: " + report.description());
		this.report = report;
	}

	/**
	 * Return the numbers.
	 * @return the report
	 */
	public BudgetReport getReport() {
		return this.report;
	}

}

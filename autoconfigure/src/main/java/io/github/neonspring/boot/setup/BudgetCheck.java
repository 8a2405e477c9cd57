package io.github.neonspring.boot.setup;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.budget.BudgetReport;
import io.github.neonspring.boot.budget.ConnectionBudget;

/**
 * Says whether all instances together ask for more connections than there are.
 *
 * @param budget the budget, or {@code null} if there is none
 */
record BudgetCheck(@Nullable ConnectionBudget budget) {

	private static final String CHECK = "pool budget";

	/**
	 * Compare the pools with what the server allows.
	 * @param sql a connection as the application has them
	 * @return what was found
	 * @throws SQLException if the server does not answer
	 */
	Finding of(Sql sql) throws SQLException {
		if (this.budget == null) {
			return Finding.ok(CHECK, "not looked at");
		}
		BudgetReport report = this.budget.ask(sql.connection());
		return report.isExceeded() ? Finding.warning(CHECK, report.description(), report.action())
				: Finding.ok(CHECK, report.description());
	}

}

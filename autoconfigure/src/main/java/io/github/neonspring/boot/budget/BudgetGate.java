package io.github.neonspring.boot.budget;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

import io.github.neonspring.boot.pool.NeonPool;

/**
 * Lets the application start only within its budget.
 */
final class BudgetGate implements SmartInitializingSingleton {

	private final ConnectionBudget budget;

	private final NeonPool pool;

	private final ObjectProvider<DataSource> dataSource;

	BudgetGate(ConnectionBudget budget, NeonPool pool, ObjectProvider<DataSource> dataSource) {
		this.budget = budget;
		this.pool = pool;
		this.dataSource = dataSource;
	}

	@Override
	public void afterSingletonsInstantiated() {
		DataSource asked = this.dataSource.getIfUnique();
		if (asked == null || !this.pool.isOpen() || this.pool.snapshot().maximum() == 0) {
			return;
		}
		try (Connection connection = asked.getConnection()) {
			BudgetReport report = this.budget.ask(connection);
			if (report.isExceeded()) {
				throw new ConnectionBudgetExceededException(report);
			}
		}
		catch (SQLException ex) {
			throw new CannotGetJdbcConnectionException(
					"neon.pool.budget=fail needs the database at start to learn its limits", ex);
		}
	}

}

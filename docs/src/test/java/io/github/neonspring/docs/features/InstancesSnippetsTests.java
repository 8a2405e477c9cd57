package io.github.neonspring.docs.features;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.github.neonspring.boot.budget.BudgetReport;
import io.github.neonspring.boot.budget.ConnectionBudget;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Snippets of the page about many instances.
 */
@ShopTest
class InstancesSnippetsTests {

	@Autowired
	private DataSource dataSource;

	@Autowired
	private ConnectionBudget budget;

	@Test
	void budgetIsAskedWithOneStatement() throws SQLException {
		// snippet: budget
		try (Connection connection = this.dataSource.getConnection()) {
			BudgetReport report = this.budget.ask(connection);
			if (report.isExceeded()) {
				throw new IllegalStateException(report.description() + ". " + report.action());
			}
		}
		// end
		assertThat(this.budget.last()).hasValueSatisfying((report) -> {
			assertThat(report.needed()).isEqualTo((long) report.instances() * 2);
			assertThat(report.description()).contains("with a maximum pool size of 2 may open");
		});
	}

}

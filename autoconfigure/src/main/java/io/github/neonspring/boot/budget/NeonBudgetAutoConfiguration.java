package io.github.neonspring.boot.budget;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.compute.NeonComputeAutoConfiguration;
import io.github.neonspring.boot.connection.NeonConnection;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.pool.NeonPoolProperties;

/**
 * Auto-configuration for the connection budget. Not part of test slices, which must open
 * no connection of their own accord.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = NeonComputeAutoConfiguration.class)
@ConditionalOnBean(ComputeActivity.class)
public final class NeonBudgetAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ConnectionBudget neonConnectionBudget(NeonPool pool, NeonConnection connection, NeonPoolProperties properties) {
		return new ConnectionBudget(pool, connection, properties);
	}

	@Bean
	@ConditionalOnProperty(name = "neon.pool.budget", havingValue = "warn", matchIfMissing = true)
	BudgetWarning neonBudgetWarning(ConnectionBudget budget, NeonPool pool, ComputeActivity activity,
			NeonPoolProperties properties) {
		return new BudgetWarning(budget, pool, activity, properties.getBudgetDelay());
	}

	@Bean
	@ConditionalOnProperty(name = "neon.pool.budget", havingValue = "fail")
	BudgetGate neonBudgetGate(ConnectionBudget budget, NeonPool pool, ObjectProvider<DataSource> dataSource) {
		return new BudgetGate(budget, pool, dataSource);
	}

}

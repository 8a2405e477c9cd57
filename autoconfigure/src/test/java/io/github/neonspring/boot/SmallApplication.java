package io.github.neonspring.boot;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import io.github.neonspring.boot.budget.NeonBudgetAutoConfiguration;
import io.github.neonspring.boot.compute.NeonComputeAutoConfiguration;
import io.github.neonspring.boot.compute.NeonKeepaliveAutoConfiguration;
import io.github.neonspring.boot.connection.NeonConnectionAutoConfiguration;
import io.github.neonspring.boot.datasource.NeonDataSourceAutoConfiguration;
import io.github.neonspring.boot.datasource.NeonEarlyWakeAutoConfiguration;
import io.github.neonspring.boot.guard.NeonGuardAutoConfiguration;
import io.github.neonspring.boot.migration.NeonMigrationAutoConfiguration;
import io.github.neonspring.boot.pool.NeonPoolAutoConfiguration;
import io.github.neonspring.boot.resilience.NeonResilienceAutoConfiguration;
import io.github.neonspring.boot.testkit.NeonSimulator;

/**
 * An application with a data source, migrations and transactions, and nothing else, for
 * tests that start many.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({ NeonBudgetAutoConfiguration.class, NeonComputeAutoConfiguration.class,
		NeonConnectionAutoConfiguration.class, NeonDataSourceAutoConfiguration.class,
		NeonEarlyWakeAutoConfiguration.class, NeonGuardAutoConfiguration.class, NeonKeepaliveAutoConfiguration.class,
		NeonMigrationAutoConfiguration.class, NeonPoolAutoConfiguration.class, NeonResilienceAutoConfiguration.class,
		FlywayAutoConfiguration.class, DataSourceAutoConfiguration.class,
		DataSourceTransactionManagerAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
		TransactionAutoConfiguration.class })
public class SmallApplication {

	/**
	 * Run the application on a simulated endpoint.
	 * @param simulator the endpoint
	 * @param properties more properties
	 * @return the running application
	 */
	public static ConfigurableApplicationContext run(NeonSimulator simulator, String... properties) {
		List<String> all = new ArrayList<>(List.of("neon.url=" + simulator.url()));
		all.addAll(List.of(properties));
		return run(all.toArray(String[]::new));
	}

	/**
	 * Run the application.
	 * @param properties the properties
	 * @return the running application
	 */
	public static ConfigurableApplicationContext run(String... properties) {
		return new SpringApplicationBuilder(SmallApplication.class).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "spring.jmx.enabled=false", "neon.pool.budget=off",
					"neon.pool.budget-delay=0s")
			.properties(properties)
			.run();
	}

}

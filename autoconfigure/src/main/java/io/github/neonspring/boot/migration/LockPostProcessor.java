package io.github.neonspring.boot.migration;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Has the data source of a Flyway choose that Flyway's lock. A customizer cannot: a
 * Flyway works with a copy of the configuration that was customized.
 */
final class LockPostProcessor implements BeanPostProcessor {

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof Flyway flyway) {
			Configuration configuration = flyway.getConfiguration();
			if (configuration.getDataSource() instanceof MigrationDataSource dataSource) {
				dataSource.lock()
					.chooseFor(configuration.getPluginRegister().getExact(PostgreSQLConfigurationExtension.class));
			}
		}
		return bean;
	}

}

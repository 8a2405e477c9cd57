package io.github.neonspring.boot.pool;

import javax.sql.DataSource;
import javax.sql.XADataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JndiDataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.XADataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;

import io.github.neonspring.boot.connection.NeonConnection;
import io.github.neonspring.boot.connection.NeonConnectionAutoConfiguration;
import io.github.neonspring.boot.connection.credentials.NeonCredentialsProperties;

/**
 * Auto-configuration for the connection pool. There is a {@link NeonPool} exactly where
 * the data source is ours to put together: not beside a {@code DataSource} of the
 * application's own, and not where {@code spring.datasource.type} asks for another pool.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
		after = { NeonConnectionAutoConfiguration.class, JndiDataSourceAutoConfiguration.class,
				XADataSourceAutoConfiguration.class },
		afterName = "org.springframework.boot.jdbc.test.autoconfigure.TestDatabaseAutoConfiguration",
		before = DataSourceAutoConfiguration.class)
@ConditionalOnClass(HikariDataSource.class)
@ConditionalOnBean(NeonConnection.class)
@ConditionalOnMissingBean(value = { DataSource.class, XADataSource.class }, type = "io.r2dbc.spi.ConnectionFactory")
@ConditionalOnProperty(name = "spring.datasource.type", havingValue = "com.zaxxer.hikari.HikariDataSource",
		matchIfMissing = true)
@EnableConfigurationProperties(NeonPoolProperties.class)
@ImportRuntimeHints(PoolRuntimeHints.class)
public final class NeonPoolAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	NeonPool neonPool(NeonPoolProperties properties, NeonCredentialsProperties credentials, Environment environment) {
		return new NeonPool(PoolSettings.of(properties, environment), credentials.getCheckInterval());
	}

	@Bean
	Drain neonPoolDrain(NeonPool pool) {
		return new Drain(pool);
	}

}

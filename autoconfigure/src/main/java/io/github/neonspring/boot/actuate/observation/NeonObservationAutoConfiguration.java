package io.github.neonspring.boot.actuate.observation;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import net.ttddyy.observation.boot.autoconfigure.DataSourceNameResolver;
import net.ttddyy.observation.tracing.JdbcConnectionInfoExtractor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import io.github.neonspring.boot.guard.SqlComments;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.query.RunningTransactions;

/**
 * Auto-configuration for what datasource-micrometer observes on our data source, and for
 * traces in SQL comments.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
		afterName = { "org.springframework.boot.micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration",
				"io.github.neonspring.boot.pool.NeonPoolAutoConfiguration" },
		beforeName = "net.ttddyy.observation.boot.autoconfigure.DataSourceObservationAutoConfiguration")
@ConditionalOnBooleanProperty(name = "neon.enabled", matchIfMissing = true)
public final class NeonObservationAutoConfiguration {

	/**
	 * Has datasource-micrometer ask the database nothing of its own accord.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ ObservationRegistry.class, DataSourceNameResolver.class, HikariDataSource.class })
	@ConditionalOnBean(NeonPool.class)
	@ConditionalOnBooleanProperty(name = "jdbc.datasource-proxy.enabled", matchIfMissing = true)
	static class DataSourceConfiguration {

		@Bean
		@ConditionalOnMissingBean
		DataSourceNameResolver neonDataSourceNameResolver(ObjectProvider<NeonPool> pool) {
			return new PoolNameResolver(pool);
		}

		@Bean
		@ConditionalOnMissingBean
		JdbcConnectionInfoExtractor neonJdbcConnectionInfoExtractor(ObjectProvider<NeonPool> pool) {
			return new EndpointExtractor(pool);
		}

		@Bean
		JdbcTags neonJdbcTags(ObjectProvider<NeonPool> pool, ObjectProvider<RunningTransactions> transactions,
				Environment environment) {
			return new JdbcTags(pool, transactions, environment.getProperty("spring.application.name", "application"));
		}

	}

	/**
	 * Has statements carry the trace that they belong to.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Tracer.class)
	@ConditionalOnBooleanProperty("neon.query.trace-comments")
	static class TraceCommentsConfiguration {

		@Bean
		@ConditionalOnMissingBean
		SqlComments neonTraceComments(ObjectProvider<Tracer> tracer, Environment environment) {
			return new TraceComments(tracer::getIfAvailable, environment.getProperty("spring.application.name"));
		}

	}

}

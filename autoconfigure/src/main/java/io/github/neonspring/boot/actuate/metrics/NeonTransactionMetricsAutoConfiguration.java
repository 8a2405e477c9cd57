package io.github.neonspring.boot.actuate.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.query.NeonQueryAutoConfiguration;
import io.github.neonspring.boot.query.NeonQueryProperties;
import io.github.neonspring.boot.query.QueryReport;
import io.github.neonspring.boot.query.TransactionObserver;

/**
 * Auto-configuration for the meters of statements and transactions.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { NeonMetricsAutoConfiguration.class, NeonQueryAutoConfiguration.class })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({ MeterRegistry.class, QueryReport.class, NeonPool.class })
public final class NeonTransactionMetricsAutoConfiguration {

	@Bean
	QueryMeterBinder neonQueryMeterBinder(ObjectProvider<QueryReport> report) {
		return new QueryMeterBinder(report);
	}

	@Bean
	@ConditionalOnMissingBean
	TransactionObserver neonTransactionObserver(NeonQueryProperties properties, MeterRegistry meters,
			ObjectProvider<ObservationRegistry> observations, NeonPool pool, Environment environment) {
		ObservationRegistry registry = observations.getIfAvailable(() -> ObservationRegistry.NOOP);
		TransactionObserver observer = (properties.isObservations() && !registry.isNoop())
				? new ObservedTransactions(registry, environment.getProperty("spring.application.name", "application"),
						pool)
				: new TimedTransactions(meters);
		// Where plain Spring Boot is in charge, there are no transactions of ours
		return (name, readOnly, dataSource) -> pool.isOpen() ? observer.begun(name, readOnly, dataSource) : null;
	}

}

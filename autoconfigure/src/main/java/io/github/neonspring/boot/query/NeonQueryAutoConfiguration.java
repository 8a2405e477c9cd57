package io.github.neonspring.boot.query;

import java.time.Clock;

import org.postgresql.Driver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;

import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.guard.StatementWatches;
import io.github.neonspring.boot.pool.NeonPool;

/**
 * Auto-configuration for what is told of the application's statements and transactions.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass(Driver.class)
@ConditionalOnBooleanProperty(name = "neon.enabled", matchIfMissing = true)
@EnableConfigurationProperties(NeonQueryProperties.class)
@ImportRuntimeHints(QueryRuntimeHints.class)
public final class NeonQueryAutoConfiguration {

	@Bean
	QueryReport neonQueryReport() {
		return new QueryReport(Clock.systemUTC());
	}

	@Bean
	@ConditionalOnMissingBean
	StatementWatches neonStatementWatches(NeonQueryProperties properties, QueryReport report,
			ObjectProvider<QueryPlans> plans) {
		return QueryWatches.of(properties, report, plans.getIfAvailable(() -> QueryPlans.NONE));
	}

	@Bean
	@ConditionalOnBooleanProperty("neon.query.explain")
	BackgroundPlans neonBackgroundPlans(NeonQueryProperties properties, ObjectProvider<NeonPool> pool,
			ObjectProvider<ComputeActivity> activity) {
		return new BackgroundPlans(pool, activity, new ReportPace(properties.getExplainInterval(), System::nanoTime));
	}

	@Bean
	RunningTransactions neonRunningTransactions(ObjectProvider<TransactionObserver> observer) {
		return new RunningTransactions(() -> observer.getIfAvailable(() -> TransactionObserver.NONE));
	}

}

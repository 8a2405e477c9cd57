package io.github.neonspring.boot.actuate.metrics;

import javax.sql.DataSource;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.query.TransactionObserver;
import io.github.neonspring.boot.query.TransactionOutcome;

/**
 * Observes transactions, so that each is timed and is a span of its trace.
 *
 * @param registry the registry
 * @param application the name of the application
 * @param pool the pool of our data source
 */
record ObservedTransactions(ObservationRegistry registry, String application,
		NeonPool pool) implements TransactionObserver {

	@Override
	public @Nullable End begun(String name, boolean readOnly, @Nullable DataSource dataSource) {
		Observation observation = Observation.createNotStarted(NeonMeters.TRANSACTION.meterName(), this.registry)
			.contextualName("transaction " + name)
			.lowCardinalityKeyValue("spring.application.name", this.application)
			.lowCardinalityKeyValue("endpoint", endpoint(dataSource))
			.lowCardinalityKeyValue("transaction.name", name)
			.lowCardinalityKeyValue("read.only", String.valueOf(readOnly))
			.start();
		if (observation.isNoop()) {
			return null;
		}
		Observation.Scope scope = observation.openScope();
		return (outcome, failure) -> end(observation, scope, outcome, failure);
	}

	private String endpoint(@Nullable DataSource dataSource) {
		return (dataSource != null && this.pool.isBehind(dataSource)) ? this.pool.description() : "none";
	}

	private static void end(Observation observation, Observation.Scope scope, TransactionOutcome outcome,
			@Nullable Throwable failure) {
		scope.close();
		if (failure != null) {
			observation.error(failure);
		}
		observation.lowCardinalityKeyValue("outcome", outcome.toString()).stop();
	}

}

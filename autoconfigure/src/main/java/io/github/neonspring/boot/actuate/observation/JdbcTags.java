package io.github.neonspring.boot.actuate.observation;

import javax.sql.DataSource;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import net.ttddyy.observation.tracing.DataSourceBaseContext;
import org.springframework.beans.factory.ObjectProvider;

import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.query.RunningTransactions;

/**
 * Adds to each query and connection who asked for it and where it went: with replicas,
 * the primary's endpoint stands for all of them. Where it went is known at the end.
 */
final class JdbcTags implements ObservationHandler<DataSourceBaseContext> {

	private final ObjectProvider<NeonPool> pool;

	private final ObjectProvider<RunningTransactions> transactions;

	private final String application;

	JdbcTags(ObjectProvider<NeonPool> pool, ObjectProvider<RunningTransactions> transactions, String application) {
		this.pool = pool;
		this.transactions = transactions;
		this.application = application;
	}

	@Override
	public void onStart(DataSourceBaseContext context) {
		RunningTransactions transactions = this.transactions.getIfAvailable();
		context.addLowCardinalityKeyValue(KeyValue.of("spring.application.name", this.application));
		context.addLowCardinalityKeyValue(
				KeyValue.of("transaction.name", (transactions != null) ? transactions.currentName() : "none"));
	}

	@Override
	public void onStop(DataSourceBaseContext context) {
		NeonPool pool = this.pool.getIfAvailable();
		DataSource dataSource = context.getDataSource();
		context.addLowCardinalityKeyValue(KeyValue.of("endpoint",
				(pool != null && dataSource != null && pool.isBehind(dataSource)) ? pool.description() : "none"));
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof DataSourceBaseContext;
	}

}

package io.github.neonspring.boot.datasource;

import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.compute.KeepaliveMode;
import io.github.neonspring.boot.connection.ResolvedConnection;
import io.github.neonspring.boot.connection.driver.ConnectingDataSource;
import io.github.neonspring.boot.connection.driver.JdbcTarget;
import io.github.neonspring.boot.connection.event.EndpointEvent;
import io.github.neonspring.boot.connection.event.EndpointLog;
import io.github.neonspring.boot.guard.GuardedDataSource;
import io.github.neonspring.boot.guard.Guarding;
import io.github.neonspring.boot.limits.SessionLimits;
import io.github.neonspring.boot.migration.MigrationGate;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.pool.PoolSettings;
import io.github.neonspring.boot.resilience.Patience;

/**
 * Puts the data source together. Read from the last line of {@link #of} upwards, it is
 * the way of a borrow from the outside in: lazy proxy, the application's data source, the
 * gate that migrations close, the bound to each wait, the pool, the guard of each
 * connection, patience while the compute wakes, pgjdbc.
 *
 * @param pool the pool
 * @param patience how long is waited for a database that is not there
 * @param guarding puts each connection under guard
 * @param activity what is known of the compute
 * @param keepalive when the compute is kept awake
 * @param gate what callers wait at while migrations run
 * @param lazy whether a connection is fetched only with the first statement
 * @param replicas puts read replicas beside it
 */
record DataSourceComposition(NeonPool pool, Patience patience, Guarding guarding, ComputeActivity activity,
		KeepaliveMode keepalive, MigrationGate gate, boolean lazy, ReplicaComposition replicas) {

	private static final Log logger = LogFactory.getLog(DataSourceComposition.class);

	private static final EndpointLog events = EndpointLog.of(DataSourceComposition.class);

	DataSource of(ResolvedConnection connection) {
		JdbcTarget target = target(connection.main(), this.guarding.limits(), this.pool.settings());
		ConnectingDataSource connecting = this.patience.connecting(target, this.activity);
		DataSource patient = this.patience.patient(connecting);
		DataSource unpooled = this.patience.unpooled(connecting);
		GuardedDataSource guarded = this.guarding.of(connecting, patient, unpooled, this.pool.settings().checkAfter(),
				this.replicas.replicas().writes());
		DataSource lending = this.pool.open(connecting, guarded, this.keepalive != KeepaliveMode.OFF);
		DataSource migrated = this.gate.before(this.pool.lendingThrough(this.patience.bounded(lending)));
		DataSource neon = new NeonDataSource(migrated, this.pool, this.activity);
		this.activity.isOf(target.description());
		tell(connection);
		if (this.replicas.isUsed(connection.replicas())) {
			return this.replicas.beside(neon, connection.replicas(), this.gate);
		}
		return this.lazy ? new LazyConnectionDataSourceProxy(neon) : neon;
	}

	static JdbcTarget target(JdbcTarget target, SessionLimits limits, PoolSettings pool) {
		return limits.applyTo(target).withProperties(pool.driverProperties());
	}

	private void tell(ResolvedConnection connection) {
		events.info(EndpointEvent.DATA_SOURCE_OPENED, connection.main().description(),
				new Decision(connection, this.pool.settings(), this.keepalive));
		if (this.replicas.isUsed(connection.replicas())) {
			logger.info(connection.replicas()
				.stream()
				.map(JdbcTarget::description)
				.collect(Collectors.joining(", ", "Read-only transactions go to ", "")));
		}
		warnings(connection).distinct().forEach(logger::warn);
	}

	private Stream<String> warnings(ResolvedConnection connection) {
		Stream<String> wakeful = (this.keepalive != KeepaliveMode.ALWAYS) ? this.pool.wakefulKeys().stream()
				: Stream.empty();
		return Stream
			.of(connection.main().warnings().stream(), connection.direct().warnings().stream(), wakeful,
					this.pool.settings().virtualThreadWarning().stream())
			.flatMap(Function.identity());
	}

}

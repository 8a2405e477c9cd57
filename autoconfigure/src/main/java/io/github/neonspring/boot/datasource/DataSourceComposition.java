package io.github.neonspring.boot.datasource;

import java.util.List;

import javax.sql.DataSource;

import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.compute.KeepaliveMode;
import io.github.neonspring.boot.connection.ResolvedConnection;
import io.github.neonspring.boot.connection.driver.ConnectingDataSource;
import io.github.neonspring.boot.connection.driver.JdbcTarget;
import io.github.neonspring.boot.guard.GuardedDataSource;
import io.github.neonspring.boot.guard.Guarding;
import io.github.neonspring.boot.limits.SessionLimits;
import io.github.neonspring.boot.migration.MigrationGate;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.pool.PoolSettings;
import io.github.neonspring.boot.resilience.Patience;

/**
 * Puts the data source together. Read from {@link #of} downwards, it is the way of a
 * borrow from the outside in: lazy or routing proxy, the application's data source, the
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

	DataSource of(ResolvedConnection connection) {
		JdbcTarget target = target(connection.main(), this.guarding.limits(), this.pool.settings());
		DataSource neon = new NeonDataSource(gated(target), this.pool, this.activity);
		List<JdbcTarget> replicas = this.replicas.used(connection.replicas());
		this.activity.isOf(target.description());
		new OpeningReport(connection, this.pool, this.keepalive, replicas).tell();
		if (!replicas.isEmpty()) {
			return this.replicas.beside(neon, replicas, this.gate);
		}
		return this.lazy ? new LazyDataSource(neon) : neon;
	}

	private DataSource gated(JdbcTarget target) {
		return this.gate.before(this.pool.lendingThrough(this.patience.bounded(pooled(target))));
	}

	private DataSource pooled(JdbcTarget target) {
		ConnectingDataSource connecting = this.patience.connecting(target, this.activity);
		return this.pool.open(connecting, guarded(connecting), this.keepalive != KeepaliveMode.OFF);
	}

	private GuardedDataSource guarded(ConnectingDataSource connecting) {
		return this.guarding.of(connecting, this.patience.patient(connecting), this.patience.unpooled(connecting),
				this.pool.settings().checkAfter(), this.replicas.replicas().writes());
	}

	static JdbcTarget target(JdbcTarget target, SessionLimits limits, PoolSettings pool) {
		return limits.applyTo(target).withProperties(pool.driverProperties());
	}

}

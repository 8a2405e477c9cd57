package io.github.neonspring.boot.datasource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import javax.sql.DataSource;

import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.compute.Keepalive;
import io.github.neonspring.boot.compute.NeonKeepaliveProperties;
import io.github.neonspring.boot.connection.driver.ConnectingDataSource;
import io.github.neonspring.boot.connection.driver.JdbcTarget;
import io.github.neonspring.boot.guard.GuardedDataSource;
import io.github.neonspring.boot.guard.Guarding;
import io.github.neonspring.boot.migration.MigrationGate;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.pool.PoolPreset;
import io.github.neonspring.boot.replica.ReadingDataSource;
import io.github.neonspring.boot.replica.Replica;
import io.github.neonspring.boot.replica.ReplicaServers;
import io.github.neonspring.boot.replica.Replicas;
import io.github.neonspring.boot.replica.RoutingDataSource;
import io.github.neonspring.boot.resilience.Patience;

/**
 * Puts the read replicas beside the data source, each together as the data source itself:
 * a pool, the guard of each connection, patience while its compute wakes, pgjdbc.
 *
 * @param pool the pool of the primary
 * @param patience how long is waited for the primary
 * @param guarding puts each connection under guard
 * @param keepalive when computes are kept awake
 * @param replicas the replicas in use
 */
record ReplicaComposition(NeonPool pool, Patience patience, Guarding guarding, NeonKeepaliveProperties keepalive,
		Replicas replicas) {

	/**
	 * Return the replicas that are in use.
	 * @param targets those that are set
	 * @return all of these, or none
	 */
	List<JdbcTarget> used(List<JdbcTarget> targets) {
		return this.replicas.properties().isEnabled() ? targets : List.of();
	}

	/**
	 * Put replicas beside the primary.
	 * @param primary lends connections to the primary
	 * @param targets where the replicas are
	 * @param gate what readers wait at while migrations run
	 * @return lends connections to the replicas for read-only transactions, and to the
	 * primary for everything else
	 */
	DataSource beside(DataSource primary, List<JdbcTarget> targets, MigrationGate gate) {
		ReadingDataSource reading = new ReadingDataSource(primary, this.replicas, new Random());
		List<Replica> opened = new ArrayList<>();
		targets.forEach((target) -> opened.add(open("neon-replica-" + (opened.size() + 1), target, reading)));
		this.replicas.open(primary, opened);
		return new RoutingDataSource(primary, gate.before(reading), this.pool.settings().isAutoCommit());
	}

	private Replica open(String name, JdbcTarget target, ReadingDataSource reading) {
		NeonPool pool = this.pool.another(name);
		ComputeActivity activity = ComputeActivity.notUsedYet(this.keepalive.getSuspendTimeout());
		activity.isOf(target.description());
		Replica replica = new Replica(name, pool, activity, Keepalive.ofAnother(this.keepalive, pool, activity),
				this.replicas.properties(), ReplicaServers.of(target));
		Patience patience = this.patience.forReplica(pool);
		ConnectingDataSource connecting = patience.connecting(
				DataSourceComposition.target(target, this.guarding.limits(), pool.settings()), replica.connects());
		// Without a pool it is a reader who would be patient
		DataSource patient = (pool.settings().preset() != PoolPreset.NONE) ? patience.patient(connecting) : connecting;
		GuardedDataSource guarded = this.guarding.ofReplica(connecting, patient, reading.elsewhereThan(name),
				pool.settings().checkAfter());
		pool.open(connecting, guarded, false);
		return replica;
	}

}

package io.github.neonspring.boot.resilience;

import javax.sql.DataSource;

import io.github.neonspring.boot.connection.driver.ConnectListener;
import io.github.neonspring.boot.connection.driver.ConnectingDataSource;
import io.github.neonspring.boot.connection.driver.JdbcTarget;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.pool.PoolPreset;

/**
 * How long is waited for the application's database, below the pool and above it.
 *
 * @since 0.1.0
 */
public final class Patience {

	private final BringUp bringUp;

	private final NeonPool pool;

	private final EndpointBreaker breaker;

	private final Prober prober;

	private final StartFailure startFailure;

	Patience(BringUp bringUp, NeonPool pool, EndpointBreaker breaker, Prober prober, StartFailure startFailure) {
		this.bringUp = bringUp;
		this.pool = pool;
		this.breaker = breaker;
		this.prober = prober;
		this.startFailure = startFailure;
	}

	/**
	 * Return the patience for a read replica, in the place of which another endpoint can
	 * serve.
	 * @param replicaPool the replica's pool
	 * @return patience with a circuit breaker of its own
	 */
	public Patience forReplica(NeonPool replicaPool) {
		EndpointBreaker other = this.breaker.another("Reads go elsewhere");
		return new Patience(this.bringUp.afterStart(), replicaPool, other, new Prober(replicaPool, other),
				this.startFailure);
	}

	/**
	 * Return a source of physical connections that the circuit breaker hears of.
	 * @param target where to connect
	 * @param listener hears how each connect ended, too
	 * @return the source
	 */
	public ConnectingDataSource connecting(JdbcTarget target, ConnectListener listener) {
		return this.bringUp.connectingForPool(target, this.breaker.listeningTo(target.description(), listener));
	}

	/**
	 * Return what the pool gets its connections from: tries again while the database is
	 * not there yet and somebody wants a connection, and connects for all who wait side
	 * by side.
	 * @param connecting where the connections come from
	 * @return the patient data source
	 */
	public DataSource patient(ConnectingDataSource connecting) {
		DataSource patient = this.bringUp.patient(connecting, this.pool, this.breaker);
		this.prober.lookThrough(patient);
		return (this.pool.settings().preset() != PoolPreset.NONE) ? ahead(connecting, patient) : patient;
	}

	private DataSource ahead(ConnectingDataSource connecting, DataSource patient) {
		Openings openings = new Openings(patient, connecting, connecting::isQuiet, connecting::isClosed,
				this.pool::remind);
		return new AheadDataSource(patient, openings, this.pool::snapshot, new SideBySide(this.breaker));
	}

	/**
	 * Return a data source for a caller who already has one of the pool's connections and
	 * needs another: as patient as the circuit breaker, and refused while it is open.
	 * @param connecting where the connections come from
	 * @return the data source
	 */
	public DataSource unpooled(ConnectingDataSource connecting) {
		return this.bringUp.patient(connecting, this.breaker);
	}

	/**
	 * Return what callers get their connections from: nobody waits in vain.
	 * @param lending lends the pool's connections
	 * @return the bounded data source
	 */
	public DataSource bounded(DataSource lending) {
		return new BoundedDataSource(lending, this.pool, this.breaker, this.prober, this.bringUp, this.startFailure);
	}

}

package io.github.neonspring.boot.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.github.neonspring.boot.testkit.front.Front;

/**
 * A real PostgreSQL that behaves like a Neon endpoint: behind one TCP port on loopback
 * that speaks Neon's wire contract, direct and pooled, it goes to sleep when it is idle
 * and wakes when someone logs in, it fails on demand and it counts what it is asked. It
 * may have read replicas.
 *
 * @since 0.1.0
 */
public final class NeonSimulator extends SimulatedEndpoint {

	private final ReplicaStart replicaStart;

	private final List<SimulatedReplica> replicas = new CopyOnWriteArrayList<>();

	private final Runnable cleanup;

	NeonSimulator(ConnectionUrls urls, Front front, SimulatedCompute compute, ReplicaStart replicaStart,
			Runnable cleanup) {
		super(urls, front, compute, replicaStart.settings().idleTimeout());
		this.replicaStart = replicaStart;
		this.cleanup = cleanup;
	}

	/**
	 * Start an endpoint with defaults: TLS required, a temporary database, suspended
	 * after five minutes without use. The compute is awake.
	 * @return the running endpoint
	 */
	public static NeonSimulator start() {
		return builder().start();
	}

	/**
	 * Return a builder for an endpoint with settings of its own.
	 * @return the builder
	 */
	public static NeonSimulatorBuilder builder() {
		return new NeonSimulatorBuilder();
	}

	/**
	 * Start a read replica, which wakes this compute if need be: a copy of all data as
	 * they are now. It takes over this endpoint's settings, but for the faults and the
	 * port.
	 * @return the running replica, which is closed with this endpoint at the latest
	 */
	public synchronized SimulatedReplica startReplica() {
		wake();
		SimulatedReplica replica = this.replicaStart.run(this, this.replicas.size() + 1);
		this.replicas.add(replica);
		return replica;
	}

	/**
	 * Return the replicas that were started.
	 * @return the replicas in the order of their start, closed ones too
	 */
	public List<SimulatedReplica> replicas() {
		return List.copyOf(this.replicas);
	}

	/**
	 * Return a connection string with several hosts, this endpoint and its replicas in
	 * the order of their start, as a deployment with a standby to fail over to has one.
	 * It does not say which of the servers is wanted: append
	 * {@code &target_session_attrs=read-write}.
	 * @return a {@code postgresql://} URL with the password
	 * @see <a href=
	 * "https://www.postgresql.org/docs/18/libpq-connect.html#LIBPQ-MULTIPLE-HOSTS">PostgreSQL:
	 * specifying multiple hosts</a>
	 */
	public String urlOfAllHosts() {
		return urls().libpq(Stream.concat(Stream.of(urls()), this.replicas.stream().map(SimulatedEndpoint::urls)));
	}

	@Override
	public void close() {
		this.replicas.forEach(SimulatedReplica::close);
		try {
			super.close();
		}
		finally {
			this.cleanup.run();
		}
	}

}

package io.github.neonspring.boot.status;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.Assert;

import io.github.neonspring.boot.compute.ComputeProbe;
import io.github.neonspring.boot.compute.Keepalive;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.replica.Replica;
import io.github.neonspring.boot.replica.Replicas;

/**
 * What can be done by hand about the primary, the read replicas and their pools, for
 * programs. The endpoint {@code /actuator/neon} offers the same where
 * {@code neon.endpoint.operations} allows it. Threads may share it.
 *
 * @since 0.1.0
 */
public final class NeonOperations {

	private final NeonPool pool;

	private final Keepalive keepalive;

	private final ComputeProbe probe;

	private final ObjectProvider<Replicas> replicas;

	NeonOperations(NeonPool pool, Keepalive keepalive, ComputeProbe probe, ObjectProvider<Replicas> replicas) {
		this.pool = pool;
		this.keepalive = keepalive;
		this.probe = probe;
		this.replicas = replicas;
	}

	/**
	 * Whether there is something to operate on.
	 * @return {@code false} where the data source is not the starter's own, or closed
	 */
	public boolean isInUse() {
		return this.pool.isOpen();
	}

	/**
	 * Close the connections that idle in the pools of the primary and of the replicas at
	 * once, and those that are lent when they come back. Nothing that runs is
	 * interrupted; each pool opens others as it needs them.
	 * @return how many idled; zero without a pool
	 */
	public int evictIdle() {
		return this.pool.evictIdle() + replicas().stream().mapToInt((replica) -> replica.pool().evictIdle()).sum();
	}

	/**
	 * Let the computes of the primary and of the replicas sleep whatever
	 * {@code neon.keepalive.mode} says, until {@link #resumeKeepalive()} or the next
	 * start of the application. Their pools let connections that idle go. Whoever uses
	 * the database still wakes its compute.
	 */
	public void pauseKeepalive() {
		this.keepalive.pause();
		replicas().forEach((replica) -> replica.keepalive().pause());
	}

	/**
	 * Keep the computes awake as {@code neon.keepalive.mode} says.
	 */
	public void resumeKeepalive() {
		this.keepalive.resume();
		replicas().forEach((replica) -> replica.keepalive().resume());
	}

	private List<Replica> replicas() {
		return this.replicas.getIfAvailable(Replicas::none).all();
	}

	/**
	 * Ask the primary whether it is there, in one round trip over a connection of its
	 * pool. Wakes a compute that sleeps. Waits for a connection as any caller does.
	 * @return how long that took
	 * @throws SQLException if there is no answer, or no connection to be had
	 * @throws IllegalStateException if the data source is not the starter's own
	 */
	public Duration ping() throws SQLException {
		Assert.state(isInUse(), "The data source is not the starter's own, or closed");
		return this.probe.ping();
	}

}

package io.github.neonspring.boot.replica;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcUtils;

import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.compute.Keepalive;
import io.github.neonspring.boot.connection.driver.ConnectListener;
import io.github.neonspring.boot.guard.GuardedConnection;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.pool.PoolSnapshot;

/**
 * A read replica: an endpoint with a pool and a compute of its own. What is told of it is
 * what is known without asking it.
 *
 * @since 0.1.0
 */
public final class Replica {

	private final String name;

	private final NeonPool pool;

	private final ComputeActivity activity;

	private final Keepalive keepalive;

	private final ReplicaThread thread;

	private final Rotation rotation;

	private final ReplayWatch replay;

	private final Lag lag;

	private final ConnectPace pace = new ConnectPace();

	private final ReaderTurn turn;

	private final LongAdder reads = new LongAdder();

	/**
	 * Create a replica.
	 * @param name the name of its pool
	 * @param pool its pool
	 * @param activity what is known of its compute
	 * @param keepalive keeps its compute awake while it is used
	 * @param properties how replicas are used
	 * @param servers who may answer at its address
	 */
	public Replica(String name, NeonPool pool, ComputeActivity activity, Keepalive keepalive,
			NeonReplicaProperties properties, ReplicaServers servers) {
		this.name = name;
		this.pool = pool;
		this.activity = activity;
		this.keepalive = keepalive;
		this.thread = new ReplicaThread(name);
		this.rotation = new Rotation(pool, activity, this.thread);
		this.replay = new ReplayWatch(servers, System::nanoTime);
		this.turn = new ReaderTurn(pool, activity, this.pace);
		this.lag = new Lag(properties.getLagInterval(), pool, this.thread, System::nanoTime);
	}

	/**
	 * Return what to tell of physical connects.
	 * @return the listener
	 */
	public ConnectListener connects() {
		return new ConnectListener() {

			@Override
			public void connected(String serverVersion, Duration took) {
				Replica.this.replay.forget();
				Replica.this.pace.connected(took);
				Replica.this.activity.connected(serverVersion, took);
			}

			@Override
			public void connectFailed(SQLException failure) {
				Replica.this.activity.connectFailed(failure);
			}

		};
	}

	/**
	 * Return the name of the pool.
	 * @return such as {@code neon-replica-1}
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return where it is.
	 * @return the description of the endpoint, without secrets
	 */
	public String description() {
		return this.pool.description();
	}

	/**
	 * Return its pool.
	 * @return the pool
	 */
	public NeonPool pool() {
		return this.pool;
	}

	/**
	 * Return what is known of its compute.
	 * @return the activity
	 */
	public ComputeActivity activity() {
		return this.activity;
	}

	/**
	 * Return what keeps its compute awake.
	 * @return the keepalive
	 */
	public Keepalive keepalive() {
		return this.keepalive;
	}

	/**
	 * Return what is known of the replica.
	 * @return the status
	 */
	public ReplicaStatus status() {
		return this.rotation.status();
	}

	/**
	 * Return how far it was behind when it was last asked, beside a read.
	 * @return seconds, or {@link Double#NaN} if it is not known, also where nobody has
	 * read for four times {@code neon.replica.lag-interval}
	 */
	public double lagSeconds() {
		return this.lag.seconds();
	}

	/**
	 * Return how many connections it has lent to readers.
	 * @return the number of reads
	 */
	public long reads() {
		return this.reads.sum();
	}

	double load() {
		PoolSnapshot snapshot = this.pool.snapshot();
		return (snapshot.active() + snapshot.waiting()) / (double) Math.max(1, snapshot.maximum());
	}

	/**
	 * Whether a reader can be served at once, as far as is known; if not, have that
	 * change in the background.
	 * @return {@code false} if the reader had better go elsewhere
	 */
	boolean isReady() {
		boolean ready = this.rotation.isReady();
		if (!ready) {
			this.rotation.call();
		}
		return ready;
	}

	boolean isKnownBehind(@Nullable NeededReplay needed) {
		return needed != null && this.replay.isInVain(needed.position());
	}

	/**
	 * Lend a connection.
	 * @param needed what the replica must have replayed, or {@code null} for anything
	 * @param mayWait whether the reader may wait for another one to return a connection,
	 * which it may not while it holds one itself
	 * @return the connection, or {@code null} if the reader has to go elsewhere
	 */
	@Nullable Connection lend(@Nullable NeededReplay needed, boolean mayWait) {
		if (!mayWait && this.pool.snapshot().isExhausted()) {
			return null;
		}
		Connection connection = null;
		boolean lent = false;
		try {
			connection = this.turn.borrow(mayWait);
			if (needed == null || this.replay.await(connection.unwrap(GuardedConnection.class), needed)) {
				connection.setReadOnly(true);
				this.activity.servedAnyway();
				this.reads.increment();
				this.lag.look();
				lent = true;
				return connection;
			}
		}
		catch (SQLException ex) {
			PoolSnapshot left = this.pool.snapshot();
			// If the pool only grows slowly, this reader goes elsewhere, and no other
			if (connection != null || left.size() == 0 || (mayWait && left.isExhausted())) {
				this.rotation.leave();
			}
		}
		finally {
			if (!lent) {
				JdbcUtils.closeConnection(connection);
			}
		}
		return null;
	}

	void start() {
		this.thread.start();
		this.keepalive.start();
	}

	void stop() {
		this.thread.stop();
		this.keepalive.stop();
	}

	@Override
	public String toString() {
		return "Replica[" + description() + "]";
	}

}

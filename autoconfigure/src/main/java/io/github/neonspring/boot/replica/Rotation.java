package io.github.neonspring.boot.replica;

import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;
import org.springframework.core.log.LogMessage;

import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.compute.ComputeState;
import io.github.neonspring.boot.compute.Evidence;
import io.github.neonspring.boot.connection.driver.ConnectFailure;
import io.github.neonspring.boot.connection.event.EndpointEvent;
import io.github.neonspring.boot.connection.event.EndpointLog;
import io.github.neonspring.boot.connection.failure.FailureKind;
import io.github.neonspring.boot.pool.NeonPool;

/**
 * Whether reads go to a replica. It is taken out when it fails or has no connection left,
 * and comes back when a connection was opened in the background, which is tried for as
 * long as somebody wants to read.
 */
final class Rotation {

	private static final EndpointLog events = EndpointLog.of(Rotation.class);

	/** Nobody has wanted to read for this long: the replica is left in peace. */
	private static final long WANTED = TimeUnit.SECONDS.toNanos(15);

	private static final Duration TRY = Duration.ofSeconds(5);

	private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);

	/** Neon's proxy remembers a refusal for 30 seconds. */
	private static final long LONG_PAUSE = TimeUnit.SECONDS.toNanos(30);

	private static final Set<FailureKind> HOPELESS = EnumSet.of(FailureKind.REFUSED, FailureKind.QUOTA_OR_DISABLED);

	private final NeonPool pool;

	private final ComputeActivity activity;

	private final ReplicaThread thread;

	private volatile boolean out;

	private volatile boolean told;

	private volatile @Nullable ConnectFailure refusal;

	private volatile long wantedAt = System.nanoTime() - WANTED;

	private volatile long notBefore = System.nanoTime();

	Rotation(NeonPool pool, ComputeActivity activity, ReplicaThread thread) {
		this.pool = pool;
		this.activity = activity;
		this.thread = thread;
	}

	/**
	 * Whether a reader can be served at once, as far as is known.
	 * @return {@code false} if the replica sleeps or cannot be reached
	 */
	boolean isReady() {
		return !this.out && (this.activity.state() == ComputeState.AWAKE || this.pool.snapshot().idle() > 0);
	}

	ReplicaStatus status() {
		if (isReady()) {
			return ReplicaStatus.IN_ROTATION;
		}
		Evidence evidence = this.activity.evidence();
		if (evidence != null && evidence.isFailure()) {
			return ReplicaStatus.DOWN;
		}
		return this.thread.isBusy() ? ReplicaStatus.WAKING : ReplicaStatus.ASLEEP;
	}

	/**
	 * Take the replica out, since it failed or has no connection left.
	 */
	void leave() {
		this.out = true;
		call();
	}

	/**
	 * Note that somebody wants to read, and have the replica wake or come back.
	 */
	void call() {
		long now = System.nanoTime();
		this.wantedAt = now;
		if (now - this.notBefore >= 0 && !this.thread.isBusy()) {
			this.activity.used();
			this.thread.execute(this::bringBack);
		}
	}

	private void bringBack() {
		while (this.thread.isRunning() && System.nanoTime() - this.wantedAt < WANTED) {
			try {
				this.pool.borrow(TRY).close();
				this.activity.servedAnyway();
				back();
				return;
			}
			catch (SQLException ex) {
				if (HOPELESS.contains(FailureKind.of(ex))) {
					giveUpForNow(ex);
					return;
				}
				tell(ex);
				LockSupport.parkNanos(this, PAUSE);
			}
		}
	}

	private void tell(SQLException failure) {
		if (!this.told && this.thread.isRunning()) {
			this.told = true;
			events.info(EndpointEvent.REPLICA_OUT, this.pool.description(),
					LogMessage.format("Reads go elsewhere until there is a connection to the replica %s: %s",
							this.pool.description(), failure.getMessage()));
		}
	}

	private void giveUpForNow(SQLException failure) {
		ConnectFailure kind = ConnectFailure.of(failure);
		this.notBefore = System.nanoTime() + LONG_PAUSE;
		if (kind == this.refusal) {
			return;
		}
		this.refusal = kind;
		this.told = true;
		events.warn(EndpointEvent.REPLICA_OUT, this.pool.description(),
				LogMessage.format("The replica %s gives no connection. %s %s (%s)", this.pool.description(),
						kind.getDescription(), kind.getAction(), failure.getMessage()));
	}

	private void back() {
		this.out = false;
		this.refusal = null;
		if (this.told) {
			this.told = false;
			events.info(EndpointEvent.REPLICA_IN, this.pool.description(),
					LogMessage.format("Reads go to the replica %s again", this.pool.description()));
		}
	}

}

package io.github.neonspring.boot.compute;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.connection.driver.ConnectFailure;
import io.github.neonspring.boot.connection.driver.ConnectListener;

/**
 * What is known of the compute: when the application used it last, and what was last seen
 * of it. Nothing here asks the database anything.
 *
 * @since 0.1.0
 */
public final class ComputeActivity implements ConnectListener {

	private final Clock clock;

	private final Duration suspendTimeout;

	private volatile Instant lastUse;

	private volatile @Nullable Evidence evidence;

	private volatile @Nullable String serverVersion;

	ComputeActivity(Clock clock, Duration suspendTimeout, boolean startIsUse) {
		this.clock = clock;
		this.suspendTimeout = suspendTimeout;
		this.lastUse = startIsUse ? clock.instant() : Instant.EPOCH;
	}

	/**
	 * Note that the application uses the database now.
	 */
	public void used() {
		this.lastUse = this.clock.instant();
	}

	/**
	 * Whether the application has used the database; its start counts as a use, unless
	 * {@code neon.connect.lazy} is set.
	 * @return {@code false} before the first use
	 */
	public boolean isUsed() {
		return this.lastUse != Instant.EPOCH;
	}

	/**
	 * Return when the application used the database last.
	 * @return the time, or {@link Instant#EPOCH} before the first use
	 */
	public Instant lastUse() {
		return this.lastUse;
	}

	/**
	 * Return what was last seen of the database.
	 * @return the evidence, or {@code null} if there is none yet
	 */
	public @Nullable Evidence evidence() {
		return this.evidence;
	}

	/**
	 * Return the server's version as it told at the last connect.
	 * @return the version, or {@code null} before the first connect
	 */
	public @Nullable String serverVersion() {
		return this.serverVersion;
	}

	/**
	 * Return what is known of the compute.
	 * @return the state
	 */
	public ComputeState state() {
		Evidence last = this.evidence;
		if (last == null || last.isFailure()) {
			return ComputeState.UNKNOWN;
		}
		Instant active = last.at().isAfter(this.lastUse) ? last.at() : this.lastUse;
		return this.clock.instant().isBefore(active.plus(this.suspendTimeout)) ? ComputeState.AWAKE
				: ComputeState.ASLEEP;
	}

	@Override
	public void connected(String serverVersion, Duration took) {
		this.serverVersion = serverVersion;
		answered(took);
	}

	@Override
	public void connectFailed(SQLException failure) {
		failed(failure);
	}

	void answered(Duration latency) {
		this.evidence = new Evidence(this.clock.instant(), latency, null);
	}

	void failed(SQLException failure) {
		this.evidence = new Evidence(this.clock.instant(), Duration.ZERO, ConnectFailure.of(failure));
	}

}

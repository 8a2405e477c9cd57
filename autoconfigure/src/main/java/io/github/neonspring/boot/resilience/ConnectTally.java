package io.github.neonspring.boot.resilience;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.connection.driver.ConnectFailure;
import io.github.neonspring.boot.connection.driver.ConnectListener;

/**
 * How many physical connections were opened since start and how many could not be, to
 * whichever endpoint: those of the pool, of the replicas' pools, of migrations, of the
 * set-up, and those that look up a lost COMMIT.
 *
 * @since 0.1.0
 */
public final class ConnectTally {

	private final Map<ConnectFailure, LongAdder> failures = new EnumMap<>(ConnectFailure.class);

	private final LongAdder sources = new LongAdder();

	private final LongAdder opened = new LongAdder();

	private final Clock clock;

	private volatile @Nullable LastConnectFailure last;

	ConnectTally(Clock clock) {
		this.clock = clock;
		for (ConnectFailure kind : ConnectFailure.values()) {
			this.failures.put(kind, new LongAdder());
		}
	}

	/**
	 * Return how many sources of physical connections were created: one for the data
	 * source, one for each replica, and one each for migrations and set-up.
	 * @return the number of sources
	 */
	public long sources() {
		return this.sources.sum();
	}

	/**
	 * Return how many physical connections were opened.
	 * @return the number of connections
	 */
	public long opened() {
		return this.opened.sum();
	}

	/**
	 * Return how many connects failed for a reason.
	 * @param kind the reason
	 * @return the number of connects
	 */
	public long failures(ConnectFailure kind) {
		LongAdder failures = this.failures.get(kind);
		return (failures != null) ? failures.sum() : 0;
	}

	/**
	 * Return how many connects failed, by their reasons.
	 * @return the numbers that are not zero
	 */
	public Map<ConnectFailure, Long> failures() {
		Map<ConnectFailure, Long> counts = new EnumMap<>(ConnectFailure.class);
		this.failures.forEach((kind, failures) -> {
			if (failures.sum() > 0) {
				counts.put(kind, failures.sum());
			}
		});
		return Collections.unmodifiableMap(counts);
	}

	/**
	 * Return the last failure, also if connects have succeeded since.
	 * @return the failure, or {@code null} if there was none
	 */
	public @Nullable LastConnectFailure lastFailure() {
		return this.last;
	}

	/**
	 * Count the connects of one more source.
	 * @param endpoint where it connects to, without secrets
	 * @param next hears the same
	 * @return what to tell of connects
	 */
	ConnectListener counting(String endpoint, ConnectListener next) {
		this.sources.increment();
		return new ConnectListeners(new Counting(endpoint), next);
	}

	/**
	 * Counts the connects to one endpoint.
	 */
	private final class Counting implements ConnectListener {

		private final String endpoint;

		Counting(String endpoint) {
			this.endpoint = endpoint;
		}

		@Override
		public void connected(String serverVersion, Duration took) {
			ConnectTally.this.opened.increment();
		}

		@Override
		public void connectFailed(SQLException failure) {
			ConnectTally tally = ConnectTally.this;
			ConnectOutcome outcome = new ConnectOutcome(tally.clock.instant(), failure);
			if (!outcome.isOurs()) {
				ConnectFailure kind = ConnectFailure.of(failure);
				LongAdder failures = tally.failures.get(kind);
				if (failures != null) {
					failures.increment();
				}
				tally.last = new LastConnectFailure(outcome.at(), kind, failure.getSQLState(), this.endpoint);
			}
		}

	}

}

package io.github.neonspring.boot.resilience;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.github.neonspring.boot.connection.driver.ConnectFailure;
import io.github.neonspring.boot.connection.driver.ConnectListener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConnectTally}.
 */
class ConnectTallyTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private final ConnectTally tally = new ConnectTally(Clock.fixed(NOW, ZoneOffset.UTC));

	private final ConnectListener connects = this.tally.counting("ep-quiet-moon/main", ConnectListener.NONE);

	@Test
	void nothingHasHappenedYet() {
		assertThat(this.tally.sources()).isOne();
		assertThat(this.tally.opened()).isZero();
		assertThat(this.tally.failures()).isEmpty();
		assertThat(this.tally.lastFailure()).isNull();
	}

	@Test
	void failuresAreCountedByKindAndTheLastIsKept() {
		this.connects.connected("18.0", Duration.ZERO);
		this.connects.connectFailed(new SQLException("password authentication failed for user 'app'", "28P01"));
		this.connects.connectFailed(new SQLException("Couldn't connect to compute node", "XX000"));
		this.connects.connected("18.0", Duration.ZERO);
		assertThat(this.tally.opened()).isEqualTo(2);
		assertThat(this.tally.failures())
			.isEqualTo(Map.of(ConnectFailure.PASSWORD_REFUSED, 1L, ConnectFailure.COMPUTE_UNAVAILABLE, 1L));
		assertThat(this.tally.failures(ConnectFailure.PASSWORD_REFUSED)).isOne();
		assertThat(this.tally.lastFailure())
			.isEqualTo(new LastConnectFailure(NOW, ConnectFailure.COMPUTE_UNAVAILABLE, "XX000", "ep-quiet-moon/main"));
	}

	@Test
	void closingOurOwnDataSourceIsNoFailure() {
		this.connects.connectFailed(new SQLException("This data source is closed", "08003"));
		assertThat(this.tally.failures()).isEmpty();
	}

	@Test
	void whoeverElseListensHearsTheSame() {
		AtomicInteger heard = new AtomicInteger();
		this.tally.counting("elsewhere", new ConnectListener() {

			@Override
			public void connected(String serverVersion, Duration took) {
				heard.incrementAndGet();
			}

		}).connected("18.0", Duration.ZERO);
		assertThat(heard).hasValue(1);
		assertThat(this.tally.sources()).isEqualTo(2);
	}

}

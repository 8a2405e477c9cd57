package io.github.neonspring.boot.resilience;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.github.neonspring.boot.pool.PoolSnapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SideBySide}.
 */
class SideBySideTests {

	private static final PoolSnapshot EMPTY = new PoolSnapshot(0, 0, 0, 20, 15);

	private Instant now = Instant.parse("2026-11-21T08:00:00Z");

	private final Clock clock = mock(Clock.class, (call) -> this.now);

	private final EndpointBreaker breaker = new EndpointBreaker(new NeonCircuitBreakerProperties(), this.clock,
			() -> false);

	private final SideBySide sideBySide = new SideBySide(this.breaker);

	@Test
	void threeWhereNothingIsKnown() {
		assertThat(this.sideBySide.wanted(EMPTY, 20)).isEqualTo(3);
	}

	@Test
	void tenAfterOneHasGoneThrough() {
		this.breaker.connected("18.0", Duration.ZERO);
		assertThat(this.sideBySide.wanted(EMPTY, 20)).isEqualTo(10);
	}

	@Test
	void threeWhenThatWasLongAgo() {
		this.breaker.connected("18.0", Duration.ZERO);
		this.now = this.now.plusSeconds(11);
		assertThat(this.sideBySide.wanted(EMPTY, 20)).isEqualTo(3);
	}

	@Test
	void tenWhileConnectionsAreInUse() {
		assertThat(this.sideBySide.wanted(new PoolSnapshot(2, 2, 0, 20, 15), 20)).isEqualTo(10);
	}

	@Test
	void oneAfterAFailure() {
		this.breaker.connectFailed(new SQLException("starting up", "57P03"));
		assertThat(this.sideBySide.wanted(new PoolSnapshot(2, 2, 0, 20, 15), 20)).isOne();
	}

	@Test
	void noMoreThanThereIsRoomFor() {
		assertThat(this.sideBySide.wanted(new PoolSnapshot(11, 11, 0, 20, 15), 20)).isEqualTo(4);
	}

	@Test
	void noMoreThanThereAreCallersWithoutAnIdleConnection() {
		assertThat(this.sideBySide.wanted(new PoolSnapshot(5, 3, 2, 4, 15), 4)).isEqualTo(2);
	}

}

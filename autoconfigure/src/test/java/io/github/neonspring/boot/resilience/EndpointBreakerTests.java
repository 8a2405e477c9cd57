package io.github.neonspring.boot.resilience;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.neonspring.boot.connection.driver.ConnectListener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EndpointBreaker}.
 */
@ExtendWith(OutputCaptureExtension.class)
class EndpointBreakerTests {

	private static final SQLException REFUSED = new SQLException("refused", "08001", new ConnectException("refused"));

	private static final SQLException UNKNOWN = new SQLException("unknown", "08001",
			new UnknownHostException("nowhere"));

	private static final SQLException NO_PRIMARY = new SQLException(
			"Could not find a server with specified targetServerType: primary", "08001");

	private static final SQLException SILENT = new SQLException("silent", "08001", new SocketTimeoutException("read"));

	private static final SQLException STARTING = new SQLException("the database system is starting up", "57P03");

	private static final SQLException PASSWORD = new SQLException("password authentication failed", "28P01");

	private final MutableClock clock = new MutableClock();

	private boolean starting;

	private final EndpointBreaker breaker = breaker(new NeonCircuitBreakerProperties());

	@Test
	void opensAfterTenSecondsOfNothingButRefusals() {
		failFor(9, REFUSED);
		assertThat(this.breaker.state()).isEqualTo(BreakerState.CLOSED);
		failFor(2, UNKNOWN);
		assertThat(this.breaker.state()).isEqualTo(BreakerState.OPEN);
		assertThat(this.breaker.isRejecting()).isTrue();
	}

	@Test
	void opensAfterTenSecondsOfNoSuitableServer() {
		failFor(9, NO_PRIMARY);
		assertThat(this.breaker.state()).isEqualTo(BreakerState.CLOSED);
		failFor(1, REFUSED);
		failFor(1, NO_PRIMARY);
		assertThat(this.breaker.state()).isEqualTo(BreakerState.OPEN);
		assertThat(this.breaker.unavailable().getMessage()).contains("promotion of a standby");
	}

	@Test
	void anyOtherAnswerStartsAnew() {
		for (SQLException other : new SQLException[] { SILENT, STARTING, PASSWORD }) {
			failFor(9, REFUSED);
			this.breaker.connectFailed(other);
			failFor(9, REFUSED);
			assertThat(this.breaker.state()).as(other.getMessage()).isEqualTo(BreakerState.CLOSED);
			this.breaker.connected("18.0", Duration.ZERO);
		}
	}

	@Test
	void neverOpensOnAnswersHoweverMany() {
		failFor(60, STARTING);
		failFor(60, PASSWORD);
		failFor(60, SILENT);
		failFor(60, new SQLException("deadlock detected", "40P01"));
		assertThat(this.breaker.state()).isEqualTo(BreakerState.CLOSED);
		assertThat(this.breaker.unreachableSince()).isNull();
	}

	@Test
	void twoFailuresFarApartAreNoOutage() {
		this.breaker.connectFailed(REFUSED);
		this.clock.forward(Duration.ofHours(1));
		this.breaker.connectFailed(REFUSED);
		assertThat(this.breaker.state()).isEqualTo(BreakerState.CLOSED);
	}

	@Test
	void staysClosedWhileTheApplicationStarts() {
		this.starting = true;
		failFor(45, REFUSED);
		assertThat(this.breaker.state()).isEqualTo(BreakerState.CLOSED);
		this.starting = false;
		failFor(1, REFUSED);
		assertThat(this.breaker.state()).isEqualTo(BreakerState.OPEN);
	}

	@Test
	void letsOneConnectASecondFindOut() {
		open();
		assertThat(this.breaker.permits()).isFalse();
		this.clock.forward(Duration.ofMillis(1001));
		assertThat(this.breaker.permits()).isTrue();
		assertThat(this.breaker.permits()).isFalse();
		assertThat(this.breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
		assertThat(this.breaker.isRejecting()).isTrue();
		this.breaker.connectFailed(REFUSED);
		assertThat(this.breaker.state()).isEqualTo(BreakerState.OPEN);
		assertThat(this.breaker.permits()).isFalse();
	}

	@Test
	void closesWithTheFirstAnswer() {
		for (SQLException answer : new SQLException[] { null, STARTING, PASSWORD }) {
			open();
			this.clock.forward(Duration.ofSeconds(2));
			assertThat(this.breaker.permits()).isTrue();
			end(answer);
			assertThat(this.breaker.state()).isEqualTo(BreakerState.CLOSED);
			assertThat(this.breaker.permits()).isTrue();
		}
	}

	@Test
	void closesWithASuccessThatNobodyAskedLeaveFor() {
		open();
		this.breaker.connected("18.0", Duration.ZERO);
		assertThat(this.breaker.isClosed()).isTrue();
	}

	@Test
	void connectHeldInSilenceIsWakingNotFailing() {
		open();
		this.clock.forward(Duration.ofSeconds(2));
		assertThat(this.breaker.permits()).isTrue();
		this.clock.forward(Duration.ofSeconds(2));
		assertThat(this.breaker.isRejecting()).isFalse();
	}

	@Test
	void closedDataSourceIsNoEvidence() {
		open();
		this.breaker.connectFailed(new SQLException("The data source is closed", "08003"));
		assertThat(this.breaker.state()).isEqualTo(BreakerState.OPEN);
	}

	@Test
	void disabledNeverOpens() {
		NeonCircuitBreakerProperties properties = new NeonCircuitBreakerProperties();
		properties.setEnabled(false);
		EndpointBreaker disabled = breaker(properties);
		for (int i = 0; i < 60; i++) {
			disabled.connectFailed(REFUSED);
			this.clock.forward(Duration.ofSeconds(1));
		}
		disabled.connected("18.0", Duration.ZERO);
		assertThat(disabled.state()).isEqualTo(BreakerState.DISABLED);
		assertThat(disabled.isClosed()).isTrue();
		assertThat(disabled.opensAt()).isNull();
	}

	@Test
	void tellsEndpointSinceAndWhyOnce(CapturedOutput output) {
		this.breaker.listeningTo("ep-quiet-moon/main", ConnectListener.NONE);
		AtomicInteger opened = new AtomicInteger();
		this.breaker.onOpen(opened::incrementAndGet);
		open();
		this.clock.forward(Duration.ofSeconds(2));
		assertThat(this.breaker.permits()).isTrue();
		this.breaker.connectFailed(REFUSED);
		this.breaker.connected("18.0", Duration.ZERO);
		assertThat(opened).hasValue(1);
		assertThat(output).containsOnlyOnce("ep-quiet-moon/main has been out of reach since 2026-01-01T00:00:00Z")
			.containsOnlyOnce("Callers fail at once until it is back")
			.containsOnlyOnce("ep-quiet-moon/main answers again, after 13 s out of reach");
	}

	@Test
	void tellsCallersAConnectionState() {
		open();
		assertThat((Throwable) this.breaker.unavailable()).hasMessageContaining("since 2026-01-01T00:00:00Z")
			.hasCause(REFUSED);
		assertThat(this.breaker.unavailable().getSQLState()).isEqualTo("08001");
	}

	@Test
	void forgetsWhenNobodyAsks() {
		open();
		this.breaker.forget();
		assertThat(this.breaker.isClosed()).isTrue();
		assertThat(this.breaker.unreachableSince()).isNull();
	}

	private EndpointBreaker breaker(NeonCircuitBreakerProperties properties) {
		return new EndpointBreaker(properties, this.clock, () -> this.starting);
	}

	private void open() {
		failFor(11, REFUSED);
		assertThat(this.breaker.state()).isEqualTo(BreakerState.OPEN);
	}

	private void failFor(int seconds, SQLException failure) {
		for (int i = 0; i < seconds; i++) {
			this.breaker.connectFailed(failure);
			this.clock.forward(Duration.ofSeconds(1));
		}
	}

	private void end(SQLException failure) {
		if (failure == null) {
			this.breaker.connected("18.0", Duration.ZERO);
		}
		else {
			this.breaker.connectFailed(failure);
		}
	}

	/**
	 * A clock that a test sets.
	 */
	private static final class MutableClock extends Clock {

		private Instant now = Instant.parse("2026-01-01T00:00:00Z");

		void forward(Duration duration) {
			this.now = this.now.plus(duration);
		}

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}

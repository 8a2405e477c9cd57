package io.github.neonspring.boot.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.neonspring.boot.limits.NeonSessionProperties;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SessionWatch}.
 */
@ExtendWith(OutputCaptureExtension.class)
class SessionWatchTests {

	private final List<Holding> holdings = new ArrayList<>();

	private final BorrowPlaces places = new BorrowPlaces(1000);

	private final EndpointSessions endpoint = new EndpointSessions(Sessions.of(new NeonSessionProperties()), source());

	private SessionWatch watch = new SessionWatch(SessionThresholds.of(new NeonSessionProperties()), this.places);

	@Test
	void sessionIsSlowOnceAndHeldOnceHoweverOftenOneLooks(CapturedOutput output) {
		hold(SessionState.EXECUTING, 0, Thread.currentThread());
		look(9);
		assertThat(this.watch.slow()).isZero();
		look(10, 11, 59);
		assertThat(this.watch.slow()).isOne();
		assertThat(this.watch.leaked()).isZero();
		look(60, 61, 100);
		assertThat(this.watch.leaks(LeakKind.HELD)).isOne();
		assertThat(output.toString().lines().filter((line) -> line.contains("neon.session."))).hasSize(2);
		assertThat(output).contains(getClass().getName() + ".look(").contains("seems to be in use");
	}

	@Test
	void connectionThatWorksForLongIsNoLeak(CapturedOutput output) {
		hold(SessionState.EXECUTING, 0, Thread.currentThread());
		look(60, 600);
		assertThat(this.watch.leaked()).isZero();
		assertThat(this.places.isAll()).isFalse();
		this.holdings.clear();
		look(601);
		assertThat(output).doesNotContain("leaked")
			.containsOnlyOnce("held for long is back")
			.doesNotContain("try-with-resources");
	}

	@Test
	void statementAtTheBeginningMakesNoUse() {
		hold(SessionState.IDLE_IN_TRANSACTION, 2, Thread.currentThread());
		look(59);
		assertThat(this.watch.leaked()).isZero();
		look(60, 61);
		assertThat(this.watch.leaks(LeakKind.IDLE)).isOne();
		assertThat(this.watch.leaks(LeakKind.HELD)).isZero();
	}

	@Test
	void connectionThatIsHeldMayTurnOutToBeLeaked(CapturedOutput output) {
		hold(SessionState.IDLE, 40, Thread.currentThread());
		look(60, 69);
		assertThat(this.watch.leaks(LeakKind.HELD)).isOne();
		assertThat(this.watch.leaked()).isZero();
		look(70, 71);
		assertThat(this.watch.leaks(LeakKind.IDLE)).isOne();
		assertThat(this.watch.leaked()).isOne();
		assertThat(output).containsOnlyOnce("seems to be leaked");
	}

	@Test
	void threadThatHasEndedIsFoundBeforeTheThreshold(CapturedOutput output) {
		hold(SessionState.IDLE, 0, new Thread(() -> {
		}, "gone"));
		look(2, 3, 60);
		assertThat(this.watch.leaks(LeakKind.THREAD_GONE)).isOne();
		assertThat(this.watch.leaks(LeakKind.IDLE)).isZero();
		assertThat(output).containsOnlyOnce("the thread that borrowed it has ended").contains("'gone'");
	}

	@Test
	void leakedConnectionThatComesBackIsRecovered(CapturedOutput output) {
		hold(SessionState.IDLE, 0, Thread.currentThread());
		look(60);
		this.holdings.clear();
		look(75, 76);
		assertThat(output).containsOnlyOnce("Recovered: the connection to somewhere").contains("75000 ms after");
		assertThat(this.watch.leaked()).isZero();
		assertThat(this.watch.isAtRest()).isTrue();
	}

	@Test
	void connectionThatEndsWithThePoolIsNotRecovered(CapturedOutput output) {
		hold(SessionState.IDLE, 0, Thread.currentThread());
		look(60);
		this.endpoint.closing();
		this.holdings.clear();
		look(61);
		assertThat(output).contains("seems to be leaked")
			.contains("The pool is closed while somebody has connections")
			.doesNotContain("Recovered:");
		assertThat(this.watch.isAtRest()).isTrue();
	}

	@Test
	void slowSessionThatEndsIsNoRecovery(CapturedOutput output) {
		hold(SessionState.IDLE, 0, Thread.currentThread());
		look(10);
		this.holdings.clear();
		look(11);
		assertThat(output).doesNotContain("Recovered");
	}

	@Test
	void zeroOrLessTurnsAThresholdOff(CapturedOutput output) {
		NeonSessionProperties properties = new NeonSessionProperties();
		properties.setSlowThreshold(Duration.ofSeconds(-1));
		properties.setLeakThreshold(Duration.ZERO);
		this.watch = new SessionWatch(SessionThresholds.of(properties), this.places);
		hold(SessionState.IDLE, 0, new Thread(() -> {
		}));
		look(1_000_000);
		assertThat(output).isEmpty();
	}

	@Test
	void everyBorrowNotesItsPlaceForAWhileAfterALeak() {
		hold(SessionState.IDLE, 0, Thread.currentThread());
		look(59);
		assertThat(this.places.isAll()).isFalse();
		look(60, 600);
		assertThat(this.places.isAll()).isTrue();
		look(661);
		assertThat(this.places.isAll()).isFalse();
	}

	@Test
	void noBorrowNotesItsPlaceWhereNoneIsWanted(CapturedOutput output) {
		BorrowPlaces none = new BorrowPlaces(0);
		this.watch = new SessionWatch(SessionThresholds.of(new NeonSessionProperties()), none);
		hold(SessionState.IDLE, 0, Thread.currentThread());
		look(60);
		assertThat(none.isAll()).isFalse();
		assertThat(output).contains("neon.session.leak-sampling is zero");
	}

	@Test
	void oneBorrowInSoManyNotesItsPlace() {
		SessionTrack track = new SessionTrack(this, new BorrowPlaces(3), new SessionListeners());
		List<Boolean> noted = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			track.begin();
			Holding holding = track.holding(false, SessionState.IDLE, new Holding.Activity(0, false));
			assertThat(holding).isNotNull();
			noted.add(holding.place() != null);
			track.end();
		}
		assertThat(noted).containsExactly(false, false, true, false, false, true);
		assertThat(track.created()).isEqualTo(6);
	}

	private void hold(SessionState state, long lastStatement, Thread holder) {
		this.holdings.add(new Holding(new Object(), 1, holder, 0, null, false, 1, state,
				new Holding.Activity(Duration.ofSeconds(lastStatement).toNanos(), false), null));
	}

	private void look(long... seconds) {
		for (long second : seconds) {
			this.watch.look(List.of(this.endpoint), Duration.ofSeconds(second).toNanos());
		}
	}

	private SessionSource source() {
		return new SessionSource() {

			@Override
			public String endpoint() {
				return "somewhere";
			}

			@Override
			public List<Holding> holdings() {
				return SessionWatchTests.this.holdings;
			}

			@Override
			public long created() {
				return 1;
			}

			@Override
			public boolean isEmpty() {
				return false;
			}

			@Override
			public boolean isExhausted() {
				return false;
			}

		};
	}

}

package io.github.neonspring.boot.compute;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.neonspring.boot.promise.NightlyReport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ComputeActivity}.
 */
class ComputeActivityTests {

	private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

	private static final Duration CONNECT = Duration.ofMillis(20);

	private final TestClock clock = new TestClock(NOON);

	private final ComputeActivity activity = new ComputeActivity(this.clock, Duration.ofMinutes(5));

	@Test
	void nothingKnownIsUnknownAndCostsNothing() {
		this.clock.advance(Duration.ofHours(1));
		assertThat(this.activity.state()).isEqualTo(ComputeState.UNKNOWN);
		assertThat(this.activity.wakes()).isEmpty();
		assertThat(this.activity.awakeTime()).isEqualTo(new AwakeTime(Duration.ZERO, Duration.ofHours(1)));
	}

	@Test
	void firstConnectIsTheFirstEntryButNoWake() {
		use(CONNECT);
		assertThat(this.activity.wakeCount()).isZero();
		assertThat(this.activity.wakes()).singleElement().satisfies((wake) -> {
			assertThat(wake.sign()).isEqualTo(WakeSign.FIRST_CONNECT);
			assertThat(wake.cause()).isEqualTo(NightlyReport.class.getName() + ".create");
			assertThat(wake.thread()).isEqualTo(Thread.currentThread().getName());
		});
	}

	@Test
	void connectAfterTheSuspendTimeoutIsAWakeByWhoeverAskedFirst() {
		use(CONNECT);
		this.clock.advance(Duration.ofMinutes(20));
		assertThat(this.activity.state()).isEqualTo(ComputeState.ASLEEP);
		Instant needed = this.clock.instant();
		nightlyReport();
		this.clock.advance(Duration.ofMillis(300));
		this.activity.used();
		connect(Duration.ofMillis(900));
		assertThat(this.activity.wakeCount()).isOne();
		assertThat(this.activity.wakes().get(0)).isEqualTo(new Wake(needed, NightlyReport.class.getName() + ".create",
				Thread.currentThread().getName(), Duration.ofMillis(1200), WakeSign.QUIET));
		assertThat(this.activity.state()).isEqualTo(ComputeState.AWAKE);
	}

	@Test
	void burstIsOneWake() {
		use(CONNECT);
		this.clock.advance(Duration.ofMinutes(20));
		for (int i = 0; i < 5; i++) {
			this.activity.used();
		}
		connect(Duration.ofSeconds(1));
		for (int i = 0; i < 4; i++) {
			this.activity.connected("18.1", Duration.ofSeconds(1));
		}
		assertThat(this.activity.wakeCount()).isOne();
	}

	@Test
	void openConnectionShowsThatTheComputeDidNotSleep() {
		use(CONNECT);
		this.clock.advance(Duration.ofMinutes(20));
		this.activity.used();
		this.activity.served();
		assertThat(this.activity.wakeCount()).isZero();
		assertThat(this.activity.awakeTime().asleep()).isLessThan(Duration.ofSeconds(1));
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void sleepThatWasToldIsTakenBackOnceIfAnOpenConnectionServes(CapturedOutput output) {
		use(CONNECT);
		this.activity.look();
		this.clock.advance(Duration.ofMinutes(20));
		this.activity.look();
		this.activity.used();
		this.activity.served();
		this.activity.look();
		this.activity.look();
		this.clock.advance(Duration.ofMinutes(20));
		this.activity.look();
		use(CONNECT);
		this.activity.look();
		assertThat(output.getOut().lines().filter((line) -> line.contains("The compute of the database")))
			.extracting((line) -> line.replaceFirst("^.*The compute of the database ", ""))
			.satisfiesExactly((line) -> assertThat(line).startsWith("is awake, connected"),
					(line) -> assertThat(line).startsWith("will have fallen asleep"),
					(line) -> assertThat(line).startsWith("is awake after all"),
					(line) -> assertThat(line).startsWith("will have fallen asleep"),
					(line) -> assertThat(line).startsWith("was woken by"));
	}

	@Test
	void slowConnectAfterAMinuteOfSilenceIsAWake() {
		use(CONNECT);
		this.clock.advance(Duration.ofMinutes(2));
		use(Duration.ofMillis(800));
		assertThat(this.activity.wakes().get(0).sign()).isEqualTo(WakeSign.SLOW_CONNECT);
		use(Duration.ofMillis(800));
		assertThat(this.activity.wakeCount()).isOne();
	}

	@Test
	void connectThatNobodyAskedForIsToldSo() {
		use(CONNECT);
		this.clock.advance(Duration.ofHours(1));
		connect(CONNECT);
		assertThat(this.activity.wakes().get(0).cause()).isEqualTo("a connection opened ahead of its use");
	}

	@Test
	void outageIsNoTimeAwake() {
		use(CONNECT);
		this.clock.advance(Duration.ofMinutes(10));
		this.activity.used();
		this.activity.connectFailed(new SQLException("refused", "08001"));
		this.clock.advance(Duration.ofMinutes(50));
		connect(CONNECT);
		assertThat(this.activity.awakeTime().asleep()).isBetween(Duration.ofMinutes(54), Duration.ofMinutes(56));
	}

	@Test
	void timeAwakeRunsFromEachUseToTheSuspendTimeoutAfterIt() {
		use(Duration.ZERO);
		this.clock.advance(Duration.ofMinutes(3));
		this.activity.used();
		this.clock.advance(Duration.ofMinutes(52));
		assertThat(this.activity.awakeTime()).isEqualTo(new AwakeTime(Duration.ofMinutes(8), Duration.ofMinutes(47)));
		this.activity.used();
		connect(Duration.ZERO);
		this.clock.advance(Duration.ofMinutes(5));
		AwakeTime hour = this.activity.awakeTime();
		assertThat(hour).isEqualTo(new AwakeTime(Duration.ofMinutes(13), Duration.ofMinutes(47)));
		assertThat(hour.computeHours(0.25) + hour.savedComputeHours(0.25)).isEqualTo(0.25);
	}

	@Test
	void listenersHearOfWakesBeforeAndAfterTheyCameAndOfWhoWaited() {
		use(CONNECT);
		this.clock.advance(Duration.ofMinutes(20));
		use(Duration.ofMillis(900));
		RecordingListener listener = new RecordingListener();
		this.activity.listen(listener);
		assertThat(listener.wakes).containsExactly(Duration.ofMillis(900));
		this.clock.advance(Duration.ofMinutes(20));
		long first = this.activity.used();
		this.clock.advance(Duration.ofMillis(400));
		long second = this.activity.used();
		connect(Duration.ofMillis(500));
		this.activity.served(first);
		this.activity.served(second);
		this.clock.advance(Duration.ofMillis(1));
		this.activity.served(this.activity.used());
		assertThat(listener.wakes).containsExactly(Duration.ofMillis(900), Duration.ofMillis(900));
		assertThat(listener.waits).containsExactly(Duration.ofMillis(900), Duration.ofMillis(500));
	}

	@Test
	void firstConnectIsNotHeardOf() {
		RecordingListener listener = new RecordingListener();
		this.activity.listen(listener);
		long since = this.activity.used();
		connect(CONNECT);
		this.activity.served(since);
		assertThat(listener.wakes).isEmpty();
		assertThat(listener.waits).isEmpty();
	}

	@Test
	void historyKeepsFiftyWakes() {
		for (int i = 0; i < 60; i++) {
			use(CONNECT);
			this.clock.advance(Duration.ofMinutes(6));
		}
		assertThat(this.activity.wakes()).hasSize(50);
		assertThat(this.activity.wakeCount()).isEqualTo(59);
	}

	@Test
	void pollerIsCountedEachTimeAndABusyApplicationOnce() {
		for (int i = 0; i < 10; i++) {
			this.clock.advance(Duration.ofMinutes(1));
			nightlyReport();
			for (int j = 0; j < 100; j++) {
				this.clock.advance(Duration.ofMillis(3));
				this.activity.used();
			}
		}
		assertThat(this.activity.uses()).singleElement().satisfies((use) -> {
			assertThat(use.by()).isEqualTo(NightlyReport.class.getName() + ".create");
			assertThat(use.times()).isEqualTo(10);
		});
	}

	@Test
	void migrationNamesItself() {
		use(CONNECT);
		this.clock.advance(Duration.ofHours(1));
		this.activity.connectingFor("migration").connected("18.1", CONNECT);
		assertThat(this.activity.wakes().get(0).cause()).isEqualTo("migration");
	}

	private void nightlyReport() {
		NightlyReport.create(this.activity::used);
	}

	private void use(Duration took) {
		nightlyReport();
		connect(took);
		this.activity.served();
	}

	private void connect(Duration took) {
		this.clock.advance(took);
		this.activity.connected("18.1", took);
	}

	/**
	 * Keeps what it hears.
	 */
	private static final class RecordingListener implements ComputeListener {

		private final List<Duration> wakes = new ArrayList<>();

		private final List<Duration> waits = new ArrayList<>();

		@Override
		public void woken(Wake wake) {
			this.wakes.add(wake.took());
		}

		@Override
		public void waited(Duration waited) {
			this.waits.add(waited);
		}

	}

}

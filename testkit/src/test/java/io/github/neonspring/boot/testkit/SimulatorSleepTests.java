package io.github.neonspring.boot.testkit;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for suspend and wake of {@link NeonSimulator}.
 */
class SimulatorSleepTests {

	private static NeonSimulator simulator;

	private SimulatorStats before;

	@BeforeAll
	static void start() {
		simulator = NeonSimulator.builder().tls(TlsMode.OFF).coldStart(Duration.ofMillis(400)).start();
	}

	@AfterAll
	static void stop() {
		simulator.close();
	}

	@BeforeEach
	void wake() {
		simulator.wake();
		this.before = simulator.stats();
	}

	private SimulatorStats counted() {
		return simulator.stats().minus(this.before);
	}

	@Test
	void loginIsHeldInSilenceWhileTheComputeStarts() throws Exception {
		simulator.suspend();
		CompletableFuture<String> value = CompletableFuture.supplyAsync(() -> valueOf("select 1"));
		Awaitility.await().during(Duration.ofMillis(200)).until(() -> !value.isDone());
		assertThat(value.get()).isEqualTo("1");
	}

	@Test
	void changesOfTheComputeAreTold() {
		List<ComputeChange> changes = new CopyOnWriteArrayList<>();
		simulator.onComputeChange(changes::add);
		simulator.suspend();
		simulator.suspend();
		assertThat(valueOf("select 1")).isEqualTo("1");
		simulator.crash();
		simulator.wake();
		assertThat(changes).containsExactly(ComputeChange.SUSPENDED, ComputeChange.WAKING, ComputeChange.WOKEN,
				ComputeChange.CRASHED, ComputeChange.WAKING, ComputeChange.WOKEN);
	}

	@Test
	void listenerThatFailsKeepsNobodyFromWakingIt() {
		List<ComputeChange> changes = new CopyOnWriteArrayList<>();
		simulator.onComputeChange((change) -> {
			changes.add(change);
			throw new IllegalStateException("This listener always fails");
		});
		simulator.suspend();
		assertThat(valueOf("select 1")).isEqualTo("1");
		assertThat(changes).containsExactly(ComputeChange.SUSPENDED, ComputeChange.WAKING, ComputeChange.WOKEN);
	}

	@Test
	void manyLoginsWakeItOnce() throws Exception {
		simulator.suspend();
		ExecutorService executor = Executors.newFixedThreadPool(10);
		List<Future<String>> values = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			values.add(executor.submit(() -> valueOf("select 1")));
		}
		for (Future<String> value : values) {
			assertThat(value.get()).isEqualTo("1");
		}
		executor.shutdown();
		assertThat(counted().wakes()).isOne();
	}

	@Test
	void dataOutliveSuspendAndCrash() throws SQLException {
		Sql.run(simulator.jdbcUrl(), "create table if not exists kept as select 42 as answer");
		simulator.suspend();
		assertThat(Sql.value(simulator.jdbcUrl(), "select answer from kept")).isEqualTo("42");
		simulator.crash();
		assertThat(simulator.isAwake()).isFalse();
		assertThat(Sql.value(simulator.jdbcUrl(), "select answer from kept")).isEqualTo("42");
	}

	@Test
	void superuserDoorSaysThatTheComputeSleeps() {
		simulator.suspend();
		assertThatIllegalStateException().isThrownBy(() -> simulator.execute("select 1"))
			.withMessageContaining("wake()");
	}

	@Test
	void awakeTimeStandsStillDuringSleep() {
		simulator.suspend();
		Duration first = simulator.stats().awakeTime();
		assertThat(first).isPositive();
		simulator.suspend();
		assertThat(simulator.stats().awakeTime()).isEqualTo(first);
		assertThat(counted().suspends()).isOne();
	}

	private static String valueOf(String sql) {
		try {
			return Sql.value(simulator.jdbcUrl(), sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

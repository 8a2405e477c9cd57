package io.github.neonspring.boot.promise;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.log.LogMessage;
import org.springframework.dao.DataAccessException;

import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.promise.BusyTill.Answer;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.SimulatedReplica;
import io.github.neonspring.boot.testkit.TlsMode;
import io.github.neonspring.boot.testkit.postgres.StopMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * When a standby takes the place of its primary, the application writes again, and nobody
 * is told anything untrue.
 */
class FailoverTests {

	private static final Log logger = LogFactory.getLog(FailoverTests.class);

	private static final Duration LONGEST = Duration.ofSeconds(10);

	private NeonSimulator primary;

	private SimulatedReplica standby;

	@BeforeEach
	void start() {
		this.primary = NeonSimulator.builder().tls(TlsMode.OFF).replicas(1).start();
		this.standby = this.primary.replicas().get(0);
	}

	@AfterEach
	void stop() {
		this.primary.close();
	}

	@Test
	void applicationThatStartsBeforeThePromotionWaitsForIt() {
		this.primary.stop(StopMode.FAST);
		CompletableFuture<ConfigurableApplicationContext> starting = CompletableFuture.supplyAsync(this::run);
		Awaitility.await().until(() -> this.standby.stats().sessions() > 2);
		this.standby.promote();
		try (ConfigurableApplicationContext context = starting.join()) {
			Till till = context.getBean(Till.class);
			till.open();
			till.bookAnnotated(1);
			assertThat(till.receipts()).containsExactly(1);
		}
	}

	@Test
	void primaryThatIsStoppedLosesNothing() throws SQLException {
		Failover failover = failOver(StopMode.FAST, () -> {
		});
		assertThat(failover.lost()).isEmpty();
		failover.assertNothingUntrueSince(failover.begin());
	}

	@Test
	void primaryThatCrashesLosesNothingWithSynchronousReplication() throws SQLException {
		Failover failover = failOver(StopMode.IMMEDIATE, this::replicateSynchronously);
		assertThat(failover.lost()).isEmpty();
		failover.assertNothingUntrueSince(failover.begin());
	}

	@Test
	void primaryThatCrashesLosesOnlyWhatWasAnsweredBefore() throws SQLException {
		Failover failover = failOver(StopMode.IMMEDIATE, this.standby::pauseReceiving);
		assertThat(failover.lost()).isNotEmpty();
		failover.assertNothingUntrueSince(failover.promoted());
	}

	@Test
	void primaryThatIsFencedOffIsLeft() throws SQLException {
		try (ConfigurableApplicationContext context = run()) {
			Till till = context.getBean(Till.class);
			till.open();
			NeonPool pool = context.getBean(NeonPool.class);
			Awaitility.await().until(() -> pool.snapshot().idle() == 5);
			this.standby.catchUp();
			this.primary.execute("alter system set default_transaction_read_only = on");
			this.primary.execute("select pg_reload_conf()");
			this.standby.promote();
			assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> untilRefused(till))
				.withStackTraceContaining("read-only transaction");
			till.bookAnnotated(1000);
			till.bookWithTemplate(1001);
			assertThat(till.receipts()).contains(1000, 1001);
			assertThat(receipts(this.standby)).contains(1000, 1001);
		}
	}

	// Each process reads the new configuration in its own time
	private static void untilRefused(Till till) {
		for (int number = 1; number < 1000; number++) {
			till.bookAnnotated(number);
		}
	}

	private void replicateSynchronously() {
		try {
			this.primary.execute("alter system set synchronous_standby_names = '*'");
			this.primary.execute("select pg_reload_conf()");
			this.primary.wake();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Failover failOver(StopMode mode, Runnable before) throws SQLException {
		try (ConfigurableApplicationContext context = run()) {
			Till till = context.getBean(Till.class);
			till.open();
			this.standby.catchUp();
			before.run();
			long begin = System.nanoTime();
			try (BusyTill busy = new BusyTill(till)) {
				Awaitility.await().until(() -> busy.bookedSince(begin) > 50);
				this.primary.stop(mode);
				this.standby.promote();
				long promoted = System.nanoTime();
				Awaitility.await().atMost(LONGEST).until(() -> busy.bookedSince(promoted) > 0);
				Duration back = Duration.ofNanos(System.nanoTime() - promoted);
				Awaitility.await().until(() -> busy.bookedSince(promoted) > 50);
				busy.finish();
				Failover failover = new Failover(begin, promoted, busy, receipts(this.standby));
				logger.info(LogMessage.format(
						"%s: writes were back %d ms after the promotion, %d booked receipts lost," + " %d unknown",
						mode, back.toMillis(), failover.lost().size(), busy.answered(Answer.UNKNOWN, begin).size()));
				return failover;
			}
		}
	}

	private ConfigurableApplicationContext run() {
		return TillApplication.run(this.primary.urlOfAllHosts() + "&target_session_attrs=read-write",
				"neon.transaction.verify-commit=true", "neon.transaction.retry.enabled=true");
	}

	private static List<Integer> receipts(SimulatedReplica server) throws SQLException {
		List<Integer> numbers = new ArrayList<>();
		try (Connection connection = server.superuserConnection();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select number from receipt")) {
			while (rows.next()) {
				numbers.add(rows.getInt(1));
			}
		}
		return numbers;
	}

	/**
	 * A failover that happened.
	 *
	 * @param begin when the first receipt was booked
	 * @param promoted when the standby had become the primary
	 * @param clients who booked
	 * @param receipts what is there in the end
	 */
	private record Failover(long begin, long promoted, BusyTill clients, List<Integer> receipts) {

		Set<Integer> lost() {
			Set<Integer> lost = new HashSet<>(this.clients.answered(Answer.BOOKED, this.begin));
			lost.removeAll(this.receipts);
			return lost;
		}

		void assertNothingUntrueSince(long moment) {
			Set<Integer> there = new HashSet<>(this.receipts);
			assertThat(this.receipts).hasSameSizeAs(there);
			assertThat(there).containsAll(this.clients.answered(Answer.BOOKED, moment));
			assertThat(this.clients.answered(Answer.NOT_BOOKED, this.begin)).noneMatch(there::contains);
		}

	}

}

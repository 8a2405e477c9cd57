package io.github.neonspring.boot.connection.driver;

import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.neonspring.boot.connection.string.ConnectionString;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.SimulatorStats;
import io.github.neonspring.boot.testkit.TlsMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link EarlyConnection}.
 */
class EarlyConnectionTests {

	private static final Duration SILENCE = Duration.ofSeconds(30);

	private static NeonSimulator simulator;

	private final AtomicLong time = new AtomicLong();

	private final List<String> heard = new ArrayList<>();

	private SimulatorStats before;

	@BeforeAll
	static void startSimulator() {
		simulator = NeonSimulator.builder().tls(TlsMode.OFF).start();
	}

	@AfterAll
	static void closeSimulator() {
		simulator.close();
	}

	@BeforeEach
	void wake() {
		simulator.wake();
		Awaitility.await().until(() -> simulator.openSessions() == 0);
		this.before = simulator.stats();
	}

	@Test
	void firstConnectionOfTheSameTargetIsTheEarlyOne() throws SQLException {
		try (EarlyConnection early = begin(target());
				ConnectingDataSource dataSource = dataSource(target(), early);
				Connection first = dataSource.getConnection()) {
			assertThat(sent().connects()).isOne();
			assertThat(early.serverVersion())
				.hasValueSatisfying((version) -> assertThat(version).matches("1[5-9]\\..*"));
			assertThat(dataSource.socketOf(first)).isNotNull();
			assertThat(EndpointSocketWire.ask(first, "select 1")).isEqualTo("1");
			dataSource.getConnection().close();
			assertThat(sent().connects()).isEqualTo(2);
			assertThat(this.heard).containsExactly("connected", "connected");
		}
	}

	@Test
	void takenConnectionOutlivesTheEarlyOne() throws SQLException {
		EarlyConnection early = begin(target());
		try (ConnectingDataSource dataSource = dataSource(target(), early);
				Connection first = dataSource.getConnection()) {
			early.close();
			assertThat(EndpointSocketWire.ask(first, "select 1")).isEqualTo("1");
		}
	}

	@Test
	void connectionThatNobodyTookIsClosed() {
		EarlyConnection early = begin(target());
		awaitEnd(early);
		assertThat(simulator.openSessions()).isOne();
		early.close();
		Awaitility.await().until(() -> simulator.openSessions() == 0);
	}

	@Test
	void connectionIsHeldForAMomentOnly() {
		EarlyConnection early = begin(target());
		early.closeUnlessTakenWithin(Duration.ofMillis(300));
		awaitEnd(early);
		assertThat(simulator.openSessions()).isOne();
		Awaitility.await().until(() -> simulator.openSessions() == 0);
	}

	@Test
	void connectionThatWasTakenInTimeIsKept() throws SQLException {
		try (EarlyConnection early = begin(target());
				ConnectingDataSource dataSource = dataSource(target(), early);
				Connection first = dataSource.getConnection()) {
			early.closeUnlessTakenWithin(Duration.ZERO);
			assertThat(EndpointSocketWire.ask(first, "select 1")).isEqualTo("1");
			assertThat(sent().connects()).isOne();
		}
	}

	@Test
	void connectionThatTheServerHasClosedIsNotHandedOut() throws SQLException {
		try (EarlyConnection early = begin(target()); ConnectingDataSource dataSource = dataSource(target(), early)) {
			awaitEnd(early);
			simulator.suspend();
			try (Connection first = dataSource.getConnection()) {
				assertThat(EndpointSocketWire.ask(first, "select 1")).isEqualTo("1");
			}
			assertThat(sent().connects()).isEqualTo(2);
		}
	}

	@Test
	void refusedPasswordIsSentOnceByAllWhoShareIt() {
		JdbcTarget wrong = target().withCredentials("neondb_owner", "hush-wrong");
		try (EarlyConnection early = begin(wrong);
				ConnectingDataSource other = dataSource(wrong.withStartupOption("lock_timeout", "1"), early);
				ConnectingDataSource dataSource = dataSource(wrong, early)) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(other::getConnection)
				.withMessageContaining("password authentication failed");
			assertThatExceptionOfType(SQLException.class).isThrownBy(dataSource::getConnection)
				.withMessageContaining("password authentication failed");
			assertThat(sent().rejectedLogins()).isOne();
			assertThat(this.heard).containsExactly("failed", "failed");
			assertThatExceptionOfType(SQLException.class).isThrownBy(dataSource::getConnection);
			assertThat(sent().rejectedLogins()).isEqualTo(2);
		}
	}

	@Test
	void refusalOfLongAgoIsNoNews() {
		JdbcTarget wrong = target().withCredentials("neondb_owner", "hush-wrong");
		try (EarlyConnection early = begin(wrong); ConnectingDataSource dataSource = dataSource(wrong, early)) {
			awaitEnd(early);
			this.time.set(Duration.ofMinutes(2).toNanos());
			assertThatExceptionOfType(SQLException.class).isThrownBy(dataSource::getConnection);
			assertThat(sent().rejectedLogins()).isEqualTo(2);
		}
	}

	@Test
	void otherTargetConnectsByItself() throws SQLException {
		JdbcTarget target = target();
		try (EarlyConnection early = begin(target.withStartupOption("lock_timeout", "1"));
				ConnectingDataSource dataSource = dataSource(target, early);
				Connection first = dataSource.getConnection()) {
			assertThat(EndpointSocketWire.ask(first, "show lock_timeout")).isEqualTo("0");
			assertThat(sent().connects()).isEqualTo(2);
		}
	}

	@Test
	void failureThatPassesIsOnlyToldToThoseWhoWaited() throws SQLException {
		simulator.down();
		try (EarlyConnection early = begin(target()); ConnectingDataSource dataSource = dataSource(target(), early)) {
			awaitEnd(early);
			simulator.up();
			dataSource.getConnection().close();
			assertThat(this.heard).containsExactly("connected");
		}
	}

	@Test
	void closingEndsTheConnectAndTheWait() throws IOException {
		try (ServerSocket silent = new ServerSocket(0)) {
			String url = "postgresql://app:hush-silent@127.0.0.1:" + silent.getLocalPort() + "/main?sslmode=disable";
			JdbcTarget target = JdbcTarget.of(ConnectionString.parse(url), TargetOptions.NONE);
			EarlyConnection early = begin(target);
			ConnectingDataSource dataSource = dataSource(target, early);
			CompletableFuture<Connection> waiting = CompletableFuture.supplyAsync(() -> open(dataSource));
			dataSource.close();
			Awaitility.await().until(waiting::isCompletedExceptionally);
			early.close();
			awaitEnd(early);
			Awaitility.await()
				.until(() -> Thread.getAllStackTraces()
					.keySet()
					.stream()
					.noneMatch((thread) -> thread.getName().equals("neon-early-wake")));
		}
	}

	private static JdbcTarget target() {
		return JdbcTarget.of(ConnectionString.parse(simulator.url()), TargetOptions.NONE);
	}

	private EarlyConnection begin(JdbcTarget target) {
		EarlyConnection early = new EarlyConnection(target, SILENCE, this.time::get);
		early.begin(null);
		return early;
	}

	private static void awaitEnd(EarlyConnection early) {
		Awaitility.await().until(early::isOver);
	}

	private ConnectingDataSource dataSource(JdbcTarget target, EarlyConnection early) {
		return new ConnectingDataSource(target, SILENCE, new ConnectListener() {

			@Override
			public void connected(String serverVersion, Duration took) {
				EarlyConnectionTests.this.heard.add("connected");
			}

			@Override
			public void connectFailed(SQLException failure) {
				EarlyConnectionTests.this.heard.add("failed");
			}

		}, early);
	}

	private static Connection open(ConnectingDataSource dataSource) {
		try {
			return dataSource.getConnection();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private SimulatorStats sent() {
		return simulator.stats().minus(this.before);
	}

}

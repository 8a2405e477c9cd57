package io.github.neonspring.boot.connection.driver;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.PGConnection;

import io.github.neonspring.boot.testkit.SimulatorStats;
import io.github.neonspring.boot.testkit.TlsMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for a look at a connection to PostgreSQL, with and without TLS.
 */
@ParameterizedClass
@EnumSource(names = { "REQUIRED", "OFF" })
class EndpointSocketSightTests {

	private static EndpointSocketWire wire;

	@BeforeParameterizedClassInvocation
	static void start(TlsMode tls) {
		wire = new EndpointSocketWire(tls);
	}

	@AfterParameterizedClassInvocation
	static void close() {
		wire.close();
	}

	@AfterEach
	void closeConnections() {
		wire.closeConnections();
	}

	@Parameter
	private TlsMode tls;

	@Test
	void idleConnectionIsQuietAndIsAskedNothing() throws SQLException {
		PhysicalConnection opened = wire.open();
		SimulatorStats before = wire.simulator().stats();
		for (int i = 0; i < 1000; i++) {
			assertThat(opened.socket().look()).isEqualTo(Sight.QUIET);
		}
		assertThat(wire.simulator().stats().minus(before).roundTrips()).isZero();
		assertThat(EndpointSocketWire.ask(opened.connection(), "select 1")).isEqualTo("1");
		assertThat(wire.simulator().stats().minus(before).roundTrips()).isOne();
	}

	@Test
	void suspendedComputesConnectionIsGoneAndItsGoodbyeIsStillRead() throws SQLException {
		PhysicalConnection opened = wire.open();
		wire.simulator().suspend();
		EndpointSocketWire.awaitSight(opened, Sight.GONE);
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> opened.connection().unwrap(PGConnection.class).getNotifications())
			.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("57P01"));
	}

	@Test
	void killedConnectionIsGone() throws SQLException {
		PhysicalConnection opened = wire.open();
		wire.simulator().kill();
		EndpointSocketWire.awaitSight(opened, Sight.GONE);
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> EndpointSocketWire.ask(opened.connection(), "select 1"))
			.satisfies((ex) -> assertThat(ex.getSQLState()).startsWith("08"));
	}

	@Test
	void notificationIsPendingAndIsDelivered() throws SQLException {
		PhysicalConnection opened = wire.open();
		listen(opened.connection());
		wire.simulator().execute("notify jobs, 'one'");
		EndpointSocketWire.awaitSight(opened, Sight.PENDING);
		assertThat(opened.connection().unwrap(PGConnection.class).getNotifications()).singleElement()
			.satisfies((notification) -> assertThat(notification.getParameter()).isEqualTo("one"));
		assertThat(opened.socket().look()).isEqualTo(Sight.QUIET);
		assertThat(EndpointSocketWire.ask(opened.connection(), "select 2")).isEqualTo("2");
	}

	@Test
	void moreNotificationsThanALookKeepsAreAllDelivered() throws SQLException {
		PhysicalConnection opened = wire.open();
		listen(opened.connection());
		wire.simulator()
			.execute("do $$ begin for i in 1..30 loop perform pg_notify('jobs', i || repeat('x', 7000)); "
					+ "end loop; end $$");
		EndpointSocketWire.awaitSight(opened, Sight.PENDING);
		assertThat(EndpointSocketWire.ask(opened.connection(), "select 3")).isEqualTo("3");
		assertThat(opened.connection().unwrap(PGConnection.class).getNotifications()).hasSize(30);
		assertThat(opened.socket().look()).isEqualTo(Sight.QUIET);
	}

	@Test
	void connectionInUseLosesNothingToLooks() throws SQLException {
		PhysicalConnection opened = wire.open();
		CompletableFuture<Void> queries = CompletableFuture.runAsync(() -> askOften(opened.connection()));
		while (!queries.isDone()) {
			assertThat(opened.socket().look()).isNotEqualTo(Sight.GONE);
		}
		queries.join();
	}

	private static void askOften(Connection connection) {
		try {
			for (int i = 0; i < 300; i++) {
				assertThat(EndpointSocketWire.ask(connection, "select repeat('x', 20000) || " + i))
					.hasSizeGreaterThan(20000)
					.endsWith("x" + i);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void listen(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("listen jobs");
		}
	}

}

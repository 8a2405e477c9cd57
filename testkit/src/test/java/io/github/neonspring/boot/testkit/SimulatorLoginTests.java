package io.github.neonspring.boot.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for TLS, routing and passwords of {@link NeonSimulator}.
 */
class SimulatorLoginTests {

	private static NeonSimulator simulator;

	@BeforeAll
	static void start() {
		simulator = NeonSimulator.builder().tls(TlsMode.REQUIRED).start();
	}

	@AfterAll
	static void stop() {
		simulator.close();
	}

	@Test
	void verifiedTlsWithChannelBinding() throws SQLException {
		assertThat(simulator.jdbcUrl()).contains("sslmode=verify-full", "channelBinding=require");
		assertThat(Sql.value(simulator.jdbcUrl(), "select current_user || '@' || current_database()"))
			.isEqualTo("neondb_owner@neondb");
	}

	@Test
	void directTlsNegotiation() throws SQLException {
		assertThat(Sql.value(simulator.jdbcUrl() + "&sslNegotiation=direct", "select 1")).isEqualTo("1");
	}

	@Test
	void olderTlsIsAccepted() throws Exception {
		SimulatorStats counted = Sql.counted(simulator, () -> Sql.value(
				simulator.jdbcUrl() + "&assumeMinServerVersion=12&sslfactory=" + Tls12SocketFactory.class.getName(),
				"select 1"));
		assertThat(counted.roundTrips()).isEqualTo(7);
	}

	@Test
	void strangersAuthorityIsRefused() {
		try (NeonSimulator stranger = NeonSimulator.builder().endpoint("ep-other-star-b2c3d4e5").start()) {
			String url = simulator.jdbcUrl().replaceAll("sslrootcert=[^&]*", authority(stranger));
			SQLException failure = Sql.loginFailure(url);
			assertThat(failure.getSQLState()).isEqualTo("08006");
			assertThat((Throwable) failure).hasStackTraceContaining("PKIX path");
		}
	}

	private static String authority(NeonSimulator stranger) {
		return stranger.jdbcUrl().replaceAll(".*(sslrootcert=[^&]*).*", "$1");
	}

	@Test
	void plaintextIsRefusedAsNeonDoes() {
		SQLException failure = Sql.loginFailure(withoutTls(simulator.jdbcUrl()));
		assertThat(failure.getSQLState()).isEqualTo("XX000");
		assertThat(failure.getMessage()).isEqualTo("ERROR: connection is insecure (try using `sslmode=require`)");
	}

	private static String withoutTls(String url) {
		return url.replace("sslmode=verify-full", "sslmode=disable").replace("channelBinding=require&", "");
	}

	@Test
	void plaintextIsTakenWhereTlsIsOptional() throws SQLException {
		try (NeonSimulator optional = NeonSimulator.builder().tls(TlsMode.OPTIONAL).start()) {
			assertThat(Sql.value(withoutTls(optional.jdbcUrl()), "select 1")).isEqualTo("1");
			assertThat(Sql.value(optional.jdbcUrl(), "select 1")).isEqualTo("1");
		}
	}

	@Test
	void wrongPasswordNeverWakesTheCompute() throws Exception {
		simulator.suspend();
		SimulatorStats counted = Sql.counted(simulator, () -> {
			SQLException failure = Sql
				.loginFailure(simulator.jdbcUrl().replaceAll("password=[^&]*", "password=hush-wrong"));
			assertThat(failure.getSQLState()).isEqualTo("XX000");
			assertThat(failure.getMessage()).isEqualTo("ERROR: password authentication failed for user 'neondb_owner'");
			return null;
		});
		assertThat(counted.wakes()).isZero();
		assertThat(counted.rejectedLogins()).isOne();
		assertThat(simulator.isAwake()).isFalse();
		assertThat(Sql.value(simulator.jdbcUrl(), "select 1")).isEqualTo("1");
	}

	@Test
	void unknownRoleReadsLikeAWrongPassword() {
		SQLException failure = Sql.loginFailure(simulator.jdbcUrl().replace("user=neondb_owner", "user=nobody"));
		assertThat(failure.getMessage()).isEqualTo("ERROR: password authentication failed for user 'nobody'");
	}

	@Test
	void changedPasswordAndNewRoleAreKnownAlsoAfterSuspend() throws SQLException {
		simulator.wake();
		simulator.execute("create role app login password 'hush-first'");
		String url = simulator.jdbcUrl().replace("user=neondb_owner", "user=app");
		assertThat(Sql.value(url.replaceAll("password=[^&]*", "password=hush-first"), "select 1")).isEqualTo("1");
		simulator.execute("alter role app password 'hush-second'");
		simulator.suspend();
		assertThat((Throwable) Sql.loginFailure(url.replaceAll("password=[^&]*", "password=hush-first"))).isNotNull();
		assertThat(simulator.isAwake()).isFalse();
		assertThat(Sql.value(url.replaceAll("password=[^&]*", "password=hush-second"), "select 1")).isEqualTo("1");
	}

	@Test
	void roleIsNoSuperuserButOwnsItsDatabase() throws SQLException {
		try (Connection connection = DriverManager.getConnection(simulator.jdbcUrl())) {
			assertThat(Sql.value(connection, "select rolsuper from pg_roles where rolname = current_user"))
				.isEqualTo("f");
			Sql.run(connection, "create extension if not exists pg_trgm");
			Sql.run(connection, "create table owned (id int primary key)");
			Sql.run(connection, "create role reader");
			Sql.run(connection, "create database another");
			assertThat(Sql.value(connection, "show timezone")).isEqualTo("GMT");
		}
	}

	@Test
	void missingDatabaseIsRelayedWithoutItsState() {
		SQLException failure = Sql.loginFailure(simulator.jdbcUrl().replace("/neondb?", "/missing?"));
		assertThat(failure.getSQLState()).isEqualTo("XX000");
		assertThat(failure.getMessage()).isEqualTo("ERROR: database \"missing\" does not exist");
	}

	@Test
	void endpointIsNamedBySniOrOption() throws SQLException {
		try (NeonSimulator strict = NeonSimulator.builder().requireSni(true).start()) {
			assertThat(strict.jdbcUrl()).contains("options=endpoint%3Dep-quiet-moon-a1b2c3d4");
			assertThat(Sql.value(strict.jdbcUrl(), "select 1")).isEqualTo("1");
			assertThat((Throwable) Sql.loginFailure(strict.jdbcUrl().replaceAll("&options=[^&]*", "")))
				.hasMessageStartingWith("ERROR: Endpoint ID is not specified.");
			String named = strict.jdbcUrl()
				.replaceAll("&options=[^&]*", "&socketFactory=" + LoopbackSocketFactory.class.getName())
				.replace("127.0.0.1", "ep-quiet-moon-a1b2c3d4.localhost");
			assertThat(Sql.value(named, "select 1")).isEqualTo("1");
			assertThat((Throwable) Sql.loginFailure(named + "&options=endpoint%3Dep-b"))
				.hasMessage("ERROR: Inconsistent project name inferred from SNI ('ep-quiet-moon-a1b2c3d4') "
						+ "and project option ('ep-b').");
			assertThat((Throwable) Sql
				.loginFailure(strict.jdbcUrl().replaceAll("endpoint%3D[^&]*", "endpoint%3Dep-other")))
				.hasMessage("ERROR: password authentication failed for user 'neondb_owner'");
		}
	}

	@Test
	void passwordIsInNoText() {
		String password = simulator.jdbcUrl().replaceAll(".*password=([^&]*).*", "$1");
		assertThat(simulator.toString()).contains("ep-quiet-moon-a1b2c3d4").doesNotContain(password);
	}

}

package io.github.neonspring.boot.testkit;

import java.sql.SQLException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what {@link NeonSimulator} hands on of a startup packet.
 */
class SimulatorStartupParametersTests {

	private static NeonSimulator simulator;

	@BeforeAll
	static void start() {
		simulator = NeonSimulator.builder().tls(TlsMode.OFF).parameter("work_mem", "5MB").start();
	}

	@AfterAll
	static void stop() {
		simulator.close();
	}

	private static String show(String parameters, String name) throws SQLException {
		return Sql.value(simulator.jdbcUrl() + parameters, "show " + name);
	}

	@Test
	void timeZoneAndSchemaOfTheDriverAreDropped() throws SQLException {
		assertThat(show("", "timezone")).isEqualTo("GMT");
		assertThat(show("&currentSchema=app", "search_path")).isEqualTo("\"$user\", public");
		assertThat(show("", "client_encoding")).isEqualTo("UTF8");
	}

	@Test
	void optionsAndApplicationNameAreHandedOn() throws SQLException {
		assertThat(show("&options=-c%20search_path=app%20-c%20statement_timeout=5s", "search_path")).isEqualTo("app");
		assertThat(show("&options=endpoint%3Dep-quiet-moon-a1b2c3d4%20-c%20statement_timeout=5s", "statement_timeout"))
			.isEqualTo("5s");
		assertThat(show("&assumeMinServerVersion=12&ApplicationName=shop", "application_name")).isEqualTo("shop");
	}

	@Test
	void allAreHandedOnWhereAskedFor() throws SQLException {
		assertThat(show("&currentSchema=app&options=neon_proxy_params_compat:true", "search_path")).isEqualTo("app");
	}

	@Test
	void serverParametersAreSet() throws SQLException {
		assertThat(show("", "work_mem")).isEqualTo("5MB");
	}

}

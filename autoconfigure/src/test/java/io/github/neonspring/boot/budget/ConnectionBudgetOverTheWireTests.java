package io.github.neonspring.boot.budget;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

import javax.sql.DataSource;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.neonspring.boot.SmallApplication;
import io.github.neonspring.boot.testkit.NeonSimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for the connection budget on a simulated endpoint.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConnectionBudgetOverTheWireTests {

	private static final String WARN = "neon.pool.budget=warn";

	private static final String WARNING = "Connection budget: ";

	private static NeonSimulator simulator;

	@BeforeAll
	static void startSimulator() {
		simulator = NeonSimulator.start();
	}

	@AfterAll
	static void closeSimulator() {
		simulator.close();
	}

	@Test
	void asksOnceAfterTheStartWithOneStatement() {
		try (ConfigurableApplicationContext context = SmallApplication.run(simulator, WARN, "neon.pool.preset=test",
				"neon.pool.warm-up=false", "spring.datasource.hikari.maximum-pool-size=1")) {
			assertThat(context.getBean(ConnectionBudget.class).last()).isEmpty();
			int maximum = maxConnections(context);
			BudgetReport report = report(context);
			assertThat(report.isExceeded()).isFalse();
			assertThat(report.instances()).isOne();
			assertThat(report.poolSize()).isOne();
			assertThat(report.allowed()).isEqualTo(maximum - ConnectionLimit.RESERVED_BY_NEON);
			long before = simulator.stats().roundTrips();
			ask(context);
			assertThat(simulator.stats().roundTrips()).isEqualTo(before + 1);
		}
	}

	@Test
	void warnsWithAllNumbersWhereTheInstancesAskForTooMuch(CapturedOutput output) {
		try (ConfigurableApplicationContext context = SmallApplication.run(simulator, WARN, "neon.pool.instances=1000",
				"neon.pool.preset=development")) {
			assertThat(report(context).isExceeded()).isTrue();
			Awaitility.await().untilAsserted(() -> assertThat(output).contains(WARNING));
		}
		assertThat(output).containsOnlyOnce(WARNING)
			.contains("1000 instances (neon.pool.instances) with a maximum pool size of 15 may open 15000 connections",
					"less 7 reserved", "80 % of that is", "spring.datasource.hikari.maximum-pool-size",
					"neon.pool.budget=off");
	}

	@Test
	void countsTheInstancesThatAreConnected() {
		try (ConfigurableApplicationContext first = SmallApplication.run(simulator, WARN, "neon.pool.preset=test",
				"spring.application.name=shop");
				ConfigurableApplicationContext other = SmallApplication.run(simulator, "neon.pool.budget=off",
						"neon.pool.preset=test", "spring.application.name=shop2")) {
			report(first);
			assertThat(other.getBean(JdbcTemplate.class).queryForObject("select 1", Integer.class)).isOne();
			assertThat(ask(first).instances()).isOne();
			connectAs("shop-0123abcd", () -> assertThat(ask(first).instances()).isEqualTo(2));
			connectAs("shop-somebody", () -> assertThat(ask(first).instances()).isOne());
		}
	}

	@Test
	void nameInTheDriversPropertiesIsTheApplicationsOwn() {
		try (ConfigurableApplicationContext context = SmallApplication.run(simulator, WARN, "neon.pool.preset=test",
				"spring.datasource.hikari.data-source-properties.ApplicationName=shop-0123abcd")) {
			assertThat(report(context).instances()).isOne();
			assertThat(context.getBean(JdbcTemplate.class).queryForObject("show application_name", String.class))
				.isEqualTo("shop-0123abcd");
			connectAs("shop-4567cdef", () -> assertThat(ask(context).instances()).isOne());
		}
	}

	@Test
	void instancesWithoutANameOfTheApplicationAreCounted() {
		try (ConfigurableApplicationContext context = SmallApplication.run(simulator, WARN, "neon.pool.preset=test",
				"spring.application.name=")) {
			assertThat(report(context).instances()).isOne();
			connectAs("0123abcd", () -> assertThat(ask(context).instances()).isEqualTo(2));
		}
	}

	@Test
	void startFailsOnRequestAndSaysWhatToChange(CapturedOutput output) {
		Throwable failure = catchThrowable(() -> SmallApplication
			.run(simulator, "neon.pool.budget=fail", "neon.pool.instances=1000", "neon.pool.preset=development")
			.close());
		assertThat(failure).isInstanceOf(ConnectionBudgetExceededException.class);
		assertThat(output).contains("APPLICATION FAILED TO START", "may open 15000 connections",
				"Set spring.datasource.hikari.maximum-pool-size to");
	}

	@Test
	void roleWithALimitOfItsOwnIsHeldToIt() throws SQLException {
		simulator.execute("create role narrow login password 'hush-narrow' connection limit 3");
		try (ConfigurableApplicationContext context = SmallApplication.run(simulator, WARN, "neon.pool.preset=test",
				"neon.pool.instances=2", "neon.username=narrow", "neon.password=hush-narrow")) {
			assertThat(report(context).isExceeded()).isTrue();
			assertThat(report(context).limit()).contains("the role narrow has CONNECTION LIMIT 3");
		}
	}

	@Test
	void pooledEndpointIsMeasuredByItsClients() {
		Assumptions.assumeTrue(simulator.hasPooler(),
				"Needs PgBouncer: install the Debian package pgbouncer, or put pgbouncer on the PATH");
		try (ConfigurableApplicationContext context = SmallApplication.run("neon.url=" + simulator.pooledUrl(), WARN,
				"neon.pool.preset=test", "neon.pool.instances=40")) {
			BudgetReport report = report(context);
			assertThat(report.allowed()).isEqualTo(ConnectionLimit.CLIENTS_OF_NEONS_POOLER);
			assertThat(report.concurrency()).isEqualTo(maxConnections(context) * 9 / 10);
			assertThat(report.isExceeded()).isFalse();
		}
	}

	@Test
	void sleepingComputeIsNotWokenForIt() {
		try (ConfigurableApplicationContext context = SmallApplication.run(simulator, WARN, "neon.connect.lazy=true",
				"neon.pool.preset=test")) {
			simulator.suspend();
			ConnectionBudget budget = context.getBean(ConnectionBudget.class);
			assertThat(budget.last()).isEmpty();
			assertThat(simulator.isAwake()).isFalse();
			context.getBean(JdbcTemplate.class).execute("select 1");
			assertThat(report(context).isExceeded()).isFalse();
		}
	}

	private static BudgetReport report(ConfigurableApplicationContext context) {
		ConnectionBudget budget = context.getBean(ConnectionBudget.class);
		return Awaitility.await().until(budget::last, Optional::isPresent).orElseThrow();
	}

	private static BudgetReport ask(ConfigurableApplicationContext context) {
		try (Connection connection = context.getBean(DataSource.class).getConnection()) {
			return context.getBean(ConnectionBudget.class).ask(connection);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void connectAs(String name, Runnable check) {
		try (Connection connection = DriverManager.getConnection(simulator.jdbcUrl() + "&ApplicationName=" + name)) {
			connection.setReadOnly(true);
			check.run();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static int maxConnections(ConfigurableApplicationContext context) {
		return context.getBean(JdbcTemplate.class)
			.queryForObject("select current_setting('max_connections')::int", Integer.class);
	}

}

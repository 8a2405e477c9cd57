package io.github.neonspring.boot.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.neonspring.boot.TestApplication;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.front.LocalSocketFactory;
import io.github.neonspring.boot.testkit.postgres.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for migrations on a simulated endpoint.
 */
@ExtendWith(OutputCaptureExtension.class)
class MigrationOverTheWireTests {

	private static final String TWO = "spring.flyway.locations=classpath:db/two";

	private static final String CONCURRENTLY = "spring.flyway.locations=classpath:db/concurrently";

	private static NeonSimulator simulator;

	@BeforeAll
	static void startSimulator() {
		simulator = NeonSimulator.start();
	}

	@AfterAll
	static void closeSimulator() {
		simulator.close();
	}

	@BeforeEach
	void emptySchema() throws SQLException {
		simulator.execute("drop owned by neondb_owner cascade");
		simulator.execute("create schema if not exists public authorization neondb_owner");
	}

	@Test
	void migratesOnceAndTellsInOneLineAndInMeters(CapturedOutput output) {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, TWO)) {
			assertThat(context.getBean(JdbcTemplate.class).queryForList("select id from second")).isEmpty();
			assertThat(context.getBean(MigrationReport.class).count()).isEqualTo(2);
			MeterRegistry meters = context.getBean(MeterRegistry.class);
			assertThat(meters.get("neon.migrations.applied").gauge().value()).isEqualTo(2);
			assertThat(meters.get("neon.migrations.duration").timeGauge().value()).isPositive();
		}
		assertThat(output).containsOnlyOnce("Migrations: 2 applied in ").contains("schema is at version 2");
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, TWO)) {
			assertThat(context.getBean(MigrationReport.class).count()).isZero();
			assertThat(context.getBean(Flyway.class)
				.getConfigurationExtension(PostgreSQLConfigurationExtension.class)
				.isTransactionalLock()).isFalse();
		}
	}

	@Test
	void doesNothingWithoutMigrations() {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator)) {
			assertThat(context.getBeanProvider(Flyway.class).getIfAvailable()).isNull();
			assertThat(context.getBean(JdbcTemplate.class)
				.queryForObject("select count(*) from pg_tables where schemaname = 'public'", Integer.class)).isZero();
		}
	}

	@Test
	void usesItsOwnConnectionsToTheDirectEndpoint() {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, TWO, "neon.pool.preset=test",
				"neon.pool.warm-up=false")) {
			assertThat(context.getBean(Flyway.class).getConfiguration().getDataSource())
				.isInstanceOf(MigrationDataSource.class);
		}
	}

	@Test
	void urlOfFlywaysOwnIsHonoured() throws SQLException {
		simulator.execute("drop database if exists other with (force)");
		simulator.execute("create database other owner neondb_owner");
		String other = simulator.jdbcUrl().replace("/neondb", "/other");
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, TWO,
				"spring.flyway.url=" + other)) {
			assertThat(context.getBean(JdbcTemplate.class)
				.queryForObject("select count(*) from pg_tables where schemaname = 'public'", Integer.class)).isZero();
		}
	}

	@Test
	void userOfFlywaysOwnIsHonoured() throws SQLException {
		simulator.execute("drop role if exists migrator");
		simulator.execute("create role migrator login password 'hush-migrates' in role neondb_owner");
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, TWO, "spring.flyway.user=migrator",
				"spring.flyway.password=hush-migrates")) {
			assertThat(context.getBean(JdbcTemplate.class)
				.queryForObject("select tableowner from pg_tables where tablename = 'second'", String.class))
				.isEqualTo("migrator");
		}
		finally {
			simulator.execute("drop owned by migrator cascade");
			simulator.execute("drop role migrator");
		}
	}

	@Test
	void indexIsCreatedConcurrentlyOnADirectEndpoint() {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, CONCURRENTLY)) {
			assertThat(context.getBean(MigrationReport.class).count()).isEqualTo(2);
		}
	}

	@Test
	void indexIsCreatedConcurrentlyWhereOneBackendAnswers() {
		try (PostgresServer server = PostgresServer.builder().build()) {
			server.start();
			Properties socket = LocalSocketFactory.properties(server.address());
			String url = "jdbc:postgresql://localhost/postgres?user=postgres&sslmode=disable&socketFactory="
					+ socket.getProperty("socketFactory") + "&socketFactoryArg="
					+ socket.getProperty("socketFactoryArg");
			try (ConfigurableApplicationContext context = TestApplication.run("spring.datasource.url=" + url,
					CONCURRENTLY)) {
				assertThat(context.getBean(MigrationReport.class).count()).isEqualTo(2);
			}
		}
	}

	@Test
	void concurrentlyIsRefusedBehindAPoolerAndNothingOfItIsRun(CapturedOutput output) {
		Assumptions.assumeTrue(simulator.hasPooler(),
				"Needs PgBouncer: install the Debian package pgbouncer, or put pgbouncer on the PATH");
		assertThatException()
			.isThrownBy(() -> TestApplication.run("spring.datasource.url=" + simulator.pooledUrl(), CONCURRENTLY))
			.havingRootCause()
			.isInstanceOf(ConcurrentMigrationException.class);
		assertThat(output).contains("NEON_DIRECT_URL").contains("V2__index.sql");
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, CONCURRENTLY)) {
			assertThat(context.getBean(MigrationReport.class).count()).isOne();
		}
	}

	@Test
	void migratesThroughAPoolerWithoutLeavingALockBehind() throws SQLException {
		Assumptions.assumeTrue(simulator.hasPooler(),
				"Needs PgBouncer: install the Debian package pgbouncer, or put pgbouncer on the PATH");
		try (ConfigurableApplicationContext context = TestApplication
			.run("spring.datasource.url=" + simulator.pooledUrl(), TWO)) {
			assertThat(context.getBean(MigrationReport.class).count()).isEqualTo(2);
			assertThat(query("select count(*) from pg_locks where locktype = 'advisory'")).containsExactly("0");
		}
	}

	@Test
	void pooledUrlMigratesOverTheDerivedDirectEndpoint() {
		Assumptions.assumeTrue(simulator.hasPooler(),
				"Needs PgBouncer: install the Debian package pgbouncer, or put pgbouncer on the PATH");
		try (ConfigurableApplicationContext context = TestApplication.run("neon.url=" + simulator.pooledUrl(),
				CONCURRENTLY)) {
			assertThat(context.getBean(MigrationReport.class).count()).isEqualTo(2);
		}
	}

	@Test
	void threeInstancesMigrateOnce() {
		List<CompletableFuture<Integer>> counts = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			counts.add(CompletableFuture.supplyAsync(() -> {
				try (ConfigurableApplicationContext context = TestApplication.run(simulator, TWO)) {
					return context.getBean(MigrationReport.class).count();
				}
			}));
		}
		assertThat(counts.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(2);
	}

	@Test
	void longMigrationOutlivesNeonsLimitForIdleTransactions() throws SQLException {
		simulator.execute("alter database neondb set idle_in_transaction_session_timeout = '1s'");
		try (ConfigurableApplicationContext context = TestApplication.run(simulator,
				"spring.flyway.locations=classpath:db/long")) {
			assertThat(context.getBean(MigrationReport.class).count()).isOne();
		}
		finally {
			simulator.execute("alter database neondb reset idle_in_transaction_session_timeout");
		}
	}

	@Test
	void longMigrationThroughAPoolerOutlivesTheLimitForIdleTransactions() throws SQLException {
		Assumptions.assumeTrue(simulator.hasPooler(),
				"Needs PgBouncer: install the Debian package pgbouncer, or put pgbouncer on the PATH");
		simulator.execute("alter database neondb set idle_in_transaction_session_timeout = '1s'");
		simulator.suspend();
		try (ConfigurableApplicationContext context = TestApplication
			.run("spring.datasource.url=" + simulator.pooledUrl(), "spring.flyway.locations=classpath:db/long")) {
			assertThat(context.getBean(MigrationReport.class).count()).isOne();
		}
		finally {
			simulator.execute("alter database neondb reset idle_in_transaction_session_timeout");
		}
	}

	@Test
	void migrationWaitsForTheDatabase() {
		simulator.down();
		CompletableFuture<Void> back = CompletableFuture.runAsync(simulator::up,
				CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS));
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, TWO)) {
			assertThat(context.getBean(MigrationReport.class).count()).isEqualTo(2);
		}
		Awaitility.await().atMost(Duration.ofSeconds(5)).until(back::isDone);
	}

	@Test
	void tablesWithoutAHistoryHaveAWayOut(CapturedOutput output) throws SQLException {
		simulator.execute("create table public.earlier (id bigint)");
		assertThatException().isThrownBy(() -> TestApplication.run(simulator, TWO))
			.havingRootCause()
			.isInstanceOf(FlywayException.class);
		assertThat(output).contains("spring.flyway.baseline-on-migrate=true").contains("APPLICATION FAILED TO START");
		simulator.execute("drop table public.earlier");
	}

	private static List<String> query(String sql) throws SQLException {
		try (Connection connection = simulator.superuserConnection();
				ResultSet result = connection.createStatement().executeQuery(sql)) {
			List<String> values = new ArrayList<>();
			while (result.next()) {
				values.add(result.getString(1));
			}
			return values;
		}
	}

}

package io.github.neonspring.boot.testkit.postgres;

import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link PostgresServer}.
 */
class PostgresServerTests {

	private Path directory;

	@BeforeEach
	void createDirectory() throws Exception {
		this.directory = Files.createTempDirectory(TemporaryDirectory.root(), "pg-test");
		FileTree.makeReadableForAll(this.directory);
	}

	@AfterEach
	void deleteDirectory() {
		FileTree.delete(this.directory);
	}

	@Test
	void answersAsPostgreSqlWithTheSettingsOfNeon() throws Exception {
		try (PostgresServer server = PostgresServer.builder().build()) {
			server.start();
			assertThat(query(server, "show server_version")).matches("1[5-9]\\..*");
			assertThat(query(server, "show idle_in_transaction_session_timeout")).isEqualTo("5min");
			assertThat(query(server, "show password_encryption")).isEqualTo("scram-sha-256");
			assertThat(query(server, "select setting from pg_file_settings where name = 'timezone'")).isEqualTo("GMT");
			assertThat(query(server, "show server_encoding")).isEqualTo("UTF8");
		}
	}

	@Test
	@DisabledIfSystemProperty(named = "postgres.version", matches = "1[56]\\..*",
			disabledReason = "PostgreSQL before 17 has no built-in locales")
	void lettersHaveACase() throws Exception {
		try (PostgresServer server = PostgresServer.builder().build()) {
			server.start();
			assertThat(query(server, "select upper('é')")).isEqualTo("É");
		}
	}

	@Test
	void dataSurvivesStopAndStart() throws Exception {
		try (PostgresServer server = PostgresServer.builder().build()) {
			server.start();
			query(server, "create table account as select 42 as id");
			server.stop(StopMode.FAST);
			assertThat(server.isRunning()).isFalse();
			server.start();
			assertThat(query(server, "select id from account")).isEqualTo("42");
		}
	}

	@Test
	void dataSurvivesCrash() throws Exception {
		try (PostgresServer server = PostgresServer.builder().build()) {
			server.start();
			query(server, "create table account as select 42 as id");
			server.stop(StopMode.IMMEDIATE);
			server.start();
			assertThat(query(server, "select id from account")).isEqualTo("42");
		}
	}

	@Test
	void startAndStopTwiceDoNothing() throws Exception {
		try (PostgresServer server = PostgresServer.builder().build()) {
			server.start();
			String started = query(server, "select pg_postmaster_start_time()");
			server.start();
			assertThat(query(server, "select pg_postmaster_start_time()")).isEqualTo(started);
			server.stop(StopMode.FAST);
			server.stop(StopMode.IMMEDIATE);
			assertThat(server.isRunning()).isFalse();
		}
	}

	@Test
	void fastStopSaysGoodbyeToEverySession() throws Exception {
		try (PostgresServer server = PostgresServer.builder().build()) {
			server.start();
			try (Connection connection = LocalConnections.open(server.address(), PostgresServer.SUPERUSER,
					"postgres")) {
				CompletableFuture<String> sleeper = CompletableFuture
					.supplyAsync(() -> sqlStateOfLongSleep(connection));
				await().until(
						() -> query(server, "select count(*) from pg_stat_activity where query like '%pg_sleep%'"),
						(count) -> !count.equals("1"));
				server.stop(StopMode.FAST);
				assertThat(sleeper.get(10, TimeUnit.SECONDS)).isEqualTo("57P01");
			}
		}
	}

	@Test
	void closeDeletesTemporaryData() {
		PostgresServer server = PostgresServer.builder().build();
		server.start();
		Path run = server.home().run().path();
		ProcessHandle process = server.home().data().pidFile().server().orElseThrow();
		server.close();
		server.close();
		assertThat(run).doesNotExist();
		assertThat(process.isAlive()).isFalse();
		assertThatIllegalStateException().isThrownBy(server::start).withMessageContaining("closed");
	}

	@Test
	void interruptedThreadClosesAllTheSame() {
		PostgresServer server = PostgresServer.builder().build();
		server.start();
		ProcessHandle process = server.home().data().pidFile().server().orElseThrow();
		Thread.currentThread().interrupt();
		server.close();
		assertThat(Thread.interrupted()).isTrue();
		assertThat(process.isAlive()).isFalse();
		assertThat(server.home().run().path()).doesNotExist();
	}

	@Test
	void keptDataIsThereForTheNextServer() throws Exception {
		Path data = this.directory.resolve("kept");
		try (PostgresServer server = PostgresServer.builder().dataDirectory(data).build()) {
			server.start();
			query(server, "create table account as select 42 as id");
		}
		try (PostgresServer server = PostgresServer.builder().dataDirectory(data).build()) {
			server.start();
			assertThat(query(server, "select id from account")).isEqualTo("42");
		}
	}

	@Test
	void clusterThatWasHalfCreatedIsCreatedAgain() throws Exception {
		Path data = Files.createDirectory(this.directory.resolve("kept"));
		Files.createFile(data.resolve("neon-testkit.unfinished"));
		Files.writeString(data.resolve("PG_VERSION"), "1");
		try (PostgresServer server = PostgresServer.builder().dataDirectory(data).build()) {
			server.start();
			assertThat(query(server, "select 1")).isEqualTo("1");
		}
	}

	@Test
	void dataInUseIsRefused() {
		Path data = this.directory.resolve("kept");
		try (PostgresServer first = PostgresServer.builder().dataDirectory(data).build();
				PostgresServer second = PostgresServer.builder().dataDirectory(data).build()) {
			first.start();
			assertThatIllegalStateException().isThrownBy(second::start)
				.withMessageContaining("in use by another PostgreSQL server")
				.withMessageContaining(data.toString());
			assertThat(first.isRunning()).isTrue();
		}
	}

	@Test
	void refusedServerLeavesTheOneInUseRunning() throws Exception {
		Path data = this.directory.resolve("kept");
		try (PostgresServer first = PostgresServer.builder().dataDirectory(data).build()) {
			first.start();
			PostgresServer second = PostgresServer.builder().dataDirectory(data).build();
			assertThatIllegalStateException().isThrownBy(second::start);
			second.close();
			assertThat(query(first, "select 1")).isEqualTo("1");
		}
	}

	@Test
	void stalePidFileIsNoObstacle() throws Exception {
		Path data = this.directory.resolve("kept");
		try (PostgresServer server = PostgresServer.builder().dataDirectory(data).build()) {
			server.start();
			ProcessHandle process = server.home().data().pidFile().server().orElseThrow();
			process.destroyForcibly();
			PidFile.await(process, 5);
			assertThat(data.resolve("postmaster.pid")).exists();
			server.start();
			assertThat(query(server, "select 1")).isEqualTo("1");
		}
	}

	@Test
	void dataOfAnotherMajorIsRefused() throws Exception {
		Path data = Files.createDirectory(this.directory.resolve("old"));
		Files.writeString(data.resolve("PG_VERSION"), "14\n");
		try (PostgresServer server = PostgresServer.builder().dataDirectory(data).build()) {
			assertThatIllegalStateException().isThrownBy(server::start)
				.withMessageContaining("holds data of PostgreSQL 14");
		}
	}

	@Test
	void directoryWithOtherThingsIsRefusedAndLeftAlone() throws Exception {
		Path data = Files.createDirectory(this.directory.resolve("documents"));
		Path letter = Files.writeString(data.resolve("letter.txt"), "Dear");
		try (PostgresServer server = PostgresServer.builder().dataDirectory(data).build()) {
			assertThatIllegalStateException().isThrownBy(server::start)
				.withMessageContaining("holds no PostgreSQL cluster");
		}
		assertThat(letter).hasContent("Dear");
	}

	@Test
	void parametersReachTheServer() throws Exception {
		try (PostgresServer server = PostgresServer.builder()
			.parameter("work_mem", "5MB")
			.parameter("cluster_name", "it's \\ here")
			.build()) {
			server.start();
			assertThat(query(server, "show work_mem")).isEqualTo("5MB");
			assertThat(query(server, "show cluster_name")).isEqualTo("it's \\ here");
		}
	}

	@Test
	void whenPostgresRefusesAParameterThenItsLogIsInTheException() {
		try (PostgresServer server = PostgresServer.builder().parameter("work_mem", "plenty").build()) {
			assertThatIllegalStateException().isThrownBy(server::start)
				.withMessageContaining("invalid value for parameter \"work_mem\"");
		}
	}

	@Test
	void parameterThatOpensTheServerIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> PostgresServer.builder().parameter("listen_addresses", "*"))
			.withMessageContaining("listen_addresses");
	}

	@Test
	void addressBeforeTheFirstStartIsRefused() {
		try (PostgresServer server = PostgresServer.builder().build()) {
			assertThatIllegalStateException().isThrownBy(server::address).withMessageContaining("never started");
		}
	}

	@Test
	void socketPathIsShort() {
		try (PostgresServer server = PostgresServer.builder().build()) {
			server.start();
			assertThat(((UnixDomainSocketAddress) server.address()).getPath().toString()).hasSizeLessThan(100);
		}
	}

	@Test
	void tenServersRunAtOnce() {
		List<PostgresServer> servers = IntStream.range(0, 10)
			.mapToObj((number) -> PostgresServer.builder().build())
			.toList();
		try {
			servers.parallelStream().forEach(PostgresServer::start);
			assertThat(servers).allMatch(PostgresServer::isRunning);
			assertThat(servers.stream().map(PostgresServer::address).distinct()).hasSize(10);
		}
		finally {
			servers.parallelStream().forEach(PostgresServer::close);
		}
	}

	private static String sqlStateOfLongSleep(Connection connection) {
		try {
			return LocalConnections.query(connection, "select pg_sleep(60)");
		}
		catch (SQLException ex) {
			return ex.getSQLState();
		}
	}

	private static String query(PostgresServer server, String sql) throws SQLException {
		return LocalConnections.query(server.address(), sql);
	}

}

package io.github.neonspring.boot.setup;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.neonspring.boot.ProcessOutput;
import io.github.neonspring.boot.TestApplication;
import io.github.neonspring.boot.command.CommandRun;
import io.github.neonspring.boot.testkit.NeonSimulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the commands {@code setup} and {@code check}.
 */
class SetupCommandTests {

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
	void setupTellsEachStepAndChecks() throws SQLException {
		Shop shop = new Shop(simulator, "told");
		CommandRun setup = run(shop, "setup");
		assertThat(setup.error()).isEmpty();
		assertThat(setup.exit()).isZero();
		assertThat(setup.output().replaceAll(" in \\d+ ms", "")).startsWith("""
				database told created
				extension citext created
				role told_app created
				Applied V1__account.sql
				Applied V2__rate.sql
				migrations: 2 applied
				10_account.csv: 3 rows into account
				20_rate.sql: 3 statements
				told_app may read and write public: 2 tables and 2 sequences more, and those to come
				Database\040""" + shop.connections().main().description())
			.containsPattern("\nCHECK +STATUS +DETAIL\nreachable +ok +direct: ")
			.containsPattern("\nseed +ok +2 files loaded\n")
			.doesNotContain("warning")
			.doesNotContain(Shop.PASSWORD);
		CommandRun again = run(shop, "setup", "--neon.output=json");
		assertThat(again.exit()).isZero();
		assertThat(again.error()).isEqualTo("migrations: 0 applied\n");
		JsonNode document = JsonMapper.shared().readTree(again.output());
		assertThat(document.path("status").asString()).isEqualTo("ok");
		assertThat(document.path("finished").size()).isEqualTo(4);
	}

	@Test
	void checkEndsWithAFailureOnlyWhereSomethingFails() throws SQLException {
		Shop shop = new Shop(simulator, "looked_at");
		CommandRun missing = run(shop, "check");
		assertThat(missing.exit()).isOne();
		assertThat(missing.output()).contains("failure").contains("neon.setup.create-database=true");
		run(shop, "setup");
		simulator.execute("alter role looked_at_app createdb");
		CommandRun check = run(shop, "check", "--neon.output=json");
		assertThat(check.exit()).isZero();
		assertThat(check.error()).isEmpty();
		JsonNode document = JsonMapper.shared().readTree(check.output());
		assertThat(document.path("status").asString()).isEqualTo("warning");
		assertThat(document.path("findings").valueStream().map((finding) -> finding.path("status").asString()))
			.containsOnlyOnce("warning")
			.doesNotContain("failure");
		assertThat(run(shop, "check now").exit()).isEqualTo(2);
	}

	@Test
	void schemaOfSomebodyElseGetsNoHistory() throws SQLException {
		Shop shop = new Shop(simulator, "changelog");
		simulator.execute("create database changelog owner neondb_owner");
		try (Connection connection = shop.asOwner()) {
			new Sql(connection).execute("create table shelf (id bigint primary key)");
		}
		String[] args = Stream.of(args(shop))
			.filter((argument) -> !argument.contains("locations"))
			.toArray(String[]::new);
		CommandRun run = CommandRun.of(TestApplication.class, "setup", args);
		assertThat(run.error()).isEmpty();
		assertThat(run.exit()).isZero();
		assertThat(run.output()).contains("\nmigrations: Flyway has none to apply; Liquibase and spring.sql.init ")
			.contains("the application has none");
		assertThat(shop
			.query("select relname from pg_class where relkind = 'r' and relnamespace =" + " 'public'::regnamespace"))
			.containsExactly("shelf");
	}

	@Test
	void strategyThatDoesNothingAtAStartHoldsNothingUp() {
		Shop shop = new Shop(simulator, "idle");
		assertThat(CommandRun.of(IdleApplication.class, "setup", args(shop)).output())
			.contains("migrations: 2 applied");
		assertThat(run(shop, "check", "--spring.flyway.enabled=false").output()).contains("the application has none");
	}

	@Test
	void problemIsToldInsteadOfAStackTrace() {
		CommandRun run = run(new Shop(simulator, "dreams"), "setup", "--neon.setup.extensions=dreams");
		assertThat(run.exit()).isOne();
		assertThat(run.output()).isEmpty();
		assertThat(run.error()).contains("has no extension \"dreams\"").contains("Available: ").doesNotContain("\tat ");
	}

	@Test
	void processesAtOnceEndInTheSameState() throws Exception {
		Shop alone = new Shop(simulator, "alone");
		alone.setUp(alone.properties(), (line) -> {
		});
		Shop shop = new Shop(simulator, "together");
		List<Path> outputs = List.of(ProcessOutput.file("setup"), ProcessOutput.file("setup"));
		List<Process> processes = List.of(start(shop, outputs.get(0)), start(shop, outputs.get(1)));
		for (int i = 0; i < processes.size(); i++) {
			Process process = processes.get(i);
			assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
			String output = Files.readString(outputs.get(i));
			assertThat(process.exitValue()).as(output).isZero();
			assertThat(output).contains("2 files loaded").doesNotContain(Shop.PASSWORD);
		}
		assertThat(shop.state()).isEqualTo(alone.state());
	}

	private static Process start(Shop shop, Path output) throws IOException {
		String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", classPath, SetupApplication.class.getName(), "--neon.command=setup"));
		command.addAll(List.of(args(shop)));
		return new ProcessBuilder(command).directory(new File(System.getProperty("java.io.tmpdir")))
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
	}

	private static CommandRun run(Shop shop, String command, String... more) {
		return CommandRun.of(TestApplication.class, command,
				Stream.concat(Stream.of(args(shop)), Stream.of(more)).toArray(String[]::new));
	}

	private static String[] args(Shop shop) {
		return Stream.of(shop.arguments()).map((argument) -> "--" + argument).toArray(String[]::new);
	}

	@Configuration(proxyBeanMethods = false)
	@Import(TestApplication.class)
	static class IdleApplication {

		@Bean
		FlywayMigrationStrategy idle() {
			return (flyway) -> {
			};
		}

	}

}

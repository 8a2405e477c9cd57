package io.github.neonspring.boot.migration.command;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.neonspring.boot.command.CommandRun;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.SimulatorStats;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the commands on a simulated endpoint.
 */
class MigrateCommandsTests {

	private static final String TWO = "spring.flyway.locations=classpath:db/two";

	private static final String THREE = "spring.flyway.locations=classpath:db/three";

	private static final String JSON = "neon.output=json";

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
	void statusOfAnEmptyDatabaseListsWhatIsPendingAndWritesNothing() throws SQLException {
		CommandRun run = run("migrate status", TWO);
		assertThat(run.error()).isEmpty();
		assertThat(run.output()).isEqualTo("""
				VERSION  DESCRIPTION  TYPE  STATE    INSTALLED ON  BY  DURATION
				1        first        SQL   Pending
				2        second       SQL   Pending

				The schema has no version. Pending: 2.
				""");
		assertThat(run.exit()).isZero();
		assertThat(tables()).isZero();
		assertThat(run("migrate current", TWO).output()).isEqualTo("none\n");
	}

	@Test
	void upAppliesWhatIsPendingAndStatusTellsOfIt() {
		CommandRun up = run("migrate up", TWO);
		assertThat(up.error()).isEmpty();
		assertThat(up.output()).matches("""
				Applied V1__first.sql in \\d+ ms
				Applied V2__second.sql in \\d+ ms
				2 migrations applied. The schema is at version 2.
				""");
		assertThat(up.exit()).isZero();
		SimulatorStats before = simulator.stats();
		CommandRun again = run("migrate up", TWO);
		assertThat(again.output()).isEqualTo("Nothing to do. The schema is at version 2.\n");
		assertThat(again.exit()).isZero();
		// TLS and login of one connection, and one query
		assertThat(simulator.stats().minus(before).connects()).isOne();
		assertThat(simulator.stats().minus(before).statements()).isOne();
		before = simulator.stats();
		CommandRun status = run("migrate status", TWO);
		assertThat(status.output()).containsPattern(
				"(?m)^1        first        SQL   Success  \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d  neondb_owner  \\d+ ms$")
			.endsWith("\n\nThe schema is at version 2.\n");
		assertThat(simulator.stats().minus(before).connects()).isOne();
		assertThat(simulator.stats().minus(before).statements()).isLessThan(20);
		assertThat(run("migrate current", TWO).output()).isEqualTo("2\n");
	}

	@Test
	void jsonHasTheSameFields() {
		CommandRun up = run("migrate up", TWO, JSON);
		assertThat(up.output())
			.matches("\\{\"version\":\"2\",\"applied\":\\[\\{\"version\":\"1\",\"description\":\"first\","
					+ "\"type\":\"SQL\",\"durationMillis\":\\d+},\\{.*}]}\n");
		assertThat(up.error()).contains("Applied V1__first.sql in ");
		assertThat(run("migrate status", TWO, JSON).output())
			.matches("\\{\"version\":\"2\",\"pending\":0,\"failed\":0,\"migrations\":\\[\\{\"version\":\"1\","
					+ "\"description\":\"first\",\"type\":\"SQL\",\"state\":\"Success\",\"installedOn\":\"[-0-9T:]+\","
					+ "\"by\":\"neondb_owner\",\"durationMillis\":\\d+},.*]}\n");
		assertThat(run("migrate current", TWO, JSON).output()).isEqualTo("{\"version\":\"2\"}\n");
	}

	@Test
	void migrationThatFailsIsNamedWithTheServersMessage() throws SQLException {
		simulator.execute("set role neondb_owner; create table public.second (id bigint)");
		CommandRun run = run("migrate up", TWO, "spring.flyway.baseline-on-migrate=true",
				"spring.flyway.baseline-version=0");
		assertThat(run.exit()).isOne();
		assertThat(run.output()).startsWith("Applied V1__first.sql in ");
		assertThat(run.error())
			.contains("The command \"migrate up\" failed. ", "V2__second.sql", "relation \"second\" already exists")
			.doesNotContain("\tat ");
	}

	@Test
	void validateNamesEachDifferenceAndRepairSettlesIt() throws SQLException {
		run("migrate up", TWO);
		CommandRun valid = run("migrate validate", TWO);
		assertThat(valid.output()).isEqualTo("Valid: 2 migrations.\n");
		assertThat(valid.exit()).isZero();
		simulator.execute("update public.flyway_schema_history set checksum = 1 where version = '1'");
		simulator.execute("update public.flyway_schema_history set success = false where version = '2'");
		CommandRun invalid = run("migrate validate", TWO);
		assertThat(invalid.exit()).isOne();
		assertThat(invalid.output()).isEmpty();
		assertThat(invalid.error()).contains("checksum mismatch for migration version 1",
				"Detected failed migration to version 2");
		assertThat(run("migrate validate", TWO, JSON).output())
			.startsWith("{\"valid\":false,\"errors\":[{\"version\":");
		assertThat(run("migrate status", TWO).output()).contains("second       SQL   Failed ", " Failed: 1.");
		CommandRun repair = run("migrate repair", TWO);
		assertThat(repair.output()).isEqualTo("Removed: 2 second\nAligned: 1 first\n");
		assertThat(repair.exit()).isZero();
		assertThat(run("migrate repair", TWO).output()).isEqualTo("Nothing to do.\n");
	}

	@Test
	void baselineTakesASchemaAsItIs() throws SQLException {
		simulator.execute("set role neondb_owner; create table public.first (id bigint primary key)");
		CommandRun refused = run("migrate up", TWO);
		assertThat(refused.exit()).isOne();
		assertThat(refused.error()).contains("no record of which migrations made them").doesNotContain("\tat ");
		CommandRun baseline = run("migrate baseline 1", TWO);
		assertThat(baseline.output())
			.isEqualTo("The schema is taken to be at version 1: only later migrations will be applied.\n");
		assertThat(baseline.exit()).isZero();
		assertThat(run("migrate up", TWO).output()).endsWith("1 migration applied. The schema is at version 2.\n");
		assertThat(run("migrate baseline one", TWO).exit()).isEqualTo(2);
	}

	@Test
	void nothingIsWrittenWhereThereAreNoMigrations() throws SQLException {
		for (String command : new String[] { "migrate status", "migrate up" }) {
			CommandRun run = run(command);
			assertThat(run.output()).isEqualTo("There are no migrations in classpath:db/migration.\n");
			assertThat(run.exit()).isZero();
		}
		assertThat(run("migrate current").output()).isEqualTo("none\n");
		assertThat(run("migrate validate").output()).isEqualTo("Valid: 0 migrations.\n");
		assertThat(tables()).isZero();
	}

	@Test
	void sleepingComputeIsWokenOnce() {
		simulator.suspend();
		long before = simulator.stats().wakes();
		assertThat(run("migrate up", THREE).exit()).isZero();
		assertThat(simulator.stats().wakes()).isEqualTo(before + 1);
	}

	@Test
	void wrongPasswordIsOneAttempt() {
		long before = simulator.stats().rejectedLogins();
		CommandRun run = run("migrate status", TWO, "neon.password=hush-wrong");
		assertThat(run.exit()).isOne();
		assertThat(run.error()).contains("password").doesNotContain("hush-wrong", "\tat ");
		assertThat(simulator.stats().rejectedLogins()).isEqualTo(before + 1);
	}

	private static CommandRun run(String command, String... properties) {
		return CommandApplication.run(simulator, command, properties);
	}

	private static int tables() throws SQLException {
		try (Connection connection = simulator.superuserConnection();
				Statement statement = connection.createStatement();
				ResultSet result = statement
					.executeQuery("select count(*) from pg_tables where schemaname = 'public'")) {
			result.next();
			return result.getInt(1);
		}
	}

}

package io.github.neonspring.boot.migration.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.neonspring.boot.command.CommandRun;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.SimulatorStats;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MigrateCreate}.
 */
class MigrateCreateTests {

	private static NeonSimulator simulator;

	@TempDir
	private Path project;

	@BeforeAll
	static void startSimulator() {
		simulator = NeonSimulator.start();
	}

	@AfterAll
	static void closeSimulator() {
		simulator.close();
	}

	@Test
	void writesTheNextVersionAndItsUndoWithoutAConnection() throws IOException {
		SimulatorStats before = simulator.stats();
		Path migrations = this.project.resolve("db/migration");
		CommandRun first = create("migrate create add accounts", migrations);
		assertThat(first.error()).isEmpty();
		assertThat(first.output()).isEqualTo("Created " + migrations.resolve("V1__add_accounts.sql") + "\n");
		assertThat(first.exit()).isZero();
		Files.writeString(migrations.resolve("V007__seven.sql"), "select 7");
		Files.writeString(migrations.resolve("R__view.sql"), "select 8");
		CommandRun next = create("migrate create add_owner --undo", migrations, "neon.output=json",
				"neon.migration.undo-locations=filesystem:" + this.project.resolve("db/undo"));
		Path script = migrations.resolve("V008__add_owner.sql");
		Path undo = this.project.resolve("db/undo/U008__add_owner.sql");
		assertThat(next.output()).isEqualTo("{\"created\":[\"" + script + "\",\"" + undo + "\"]}\n");
		assertThat(script).isEmptyFile();
		assertThat(undo).isEmptyFile();
		assertThat(simulator.stats().minus(before).connects()).isZero();
	}

	@Test
	void undoScriptGoesWhereItIsLookedFor() throws IOException {
		Path resources = Files.createDirectories(this.project.resolve("src/main/resources"));
		Path migrations = resources.resolve("db/migration/next");
		String location = "neon.migration.undo-locations=s3:bucket,classpath:undo/{vendor}";
		CommandRun run = create("migrate create add accounts --undo", migrations, location);
		Path undo = resources.resolve("undo/postgresql");
		assertThat(run.output()).endsWith("Created " + undo.resolve("U1__add_accounts.sql") + "\n");
		Files.createFile(undo.resolve("U2__taken.sql"));
		CommandRun taken = create("migrate create taken --undo", migrations, location);
		assertThat(taken.exit()).isOne();
		assertThat(taken.error()).contains("U2__taken.sql: it exists already");
		assertThat(migrations).isDirectoryContaining("glob:**V1__*").isDirectoryNotContaining("glob:**V2__*");
		CommandRun nowhere = create("migrate create more --undo", migrations,
				"neon.migration.undo-locations=s3:bucket");
		assertThat(nowhere.error()).contains("neon.migration.undo-locations");
		assertThat(migrations).isDirectoryNotContaining("glob:**V2__*");
	}

	@Test
	void keepsTheNamesThatTheProjectHas() throws IOException {
		Files.writeString(this.project.resolve("M20250101000000--begin.ddl"), "");
		CommandRun run = create("migrate create 'go on'", this.project, "spring.flyway.sql-migration-prefix=M",
				"spring.flyway.sql-migration-separator=--", "spring.flyway.sql-migration-suffixes=.ddl");
		assertThat(run.output()).matches("Created .*/M20\\d{12}--go_on\\.ddl\n");
	}

	@Test
	void classesOfTheApplicationCountAsVersionsToo() {
		String location = "spring.flyway.locations=filesystem:" + this.project.resolve("new") + ",classpath:db/three";
		assertThat(CommandApplication.run(simulator, "migrate create four", location).output())
			.endsWith("/new/V4__four.sql\n");
	}

	@Test
	void findsTheSourcesOfTheModuleThatRuns() throws IOException {
		Path resources = Files.createDirectories(this.project.resolve("src/main/resources"));
		SourceTree tree = new SourceTree(this.project, getClass().getClassLoader());
		assertThat(tree.directory("classpath:db/none/{vendor}")).contains(resources.resolve("db/none/postgresql"));
		assertThat(tree.directory("classpath:db/two").orElseThrow())
			.isEqualTo(Path.of("").toAbsolutePath().resolve("src/main/resources/db/two"));
		assertThat(tree.directory("s3:bucket")).isEmpty();
	}

	@Test
	void wordsThatAreNoFileNameAreAWrongUsage() {
		CommandRun run = create("migrate create ../../etc", this.project);
		assertThat(run.exit()).isEqualTo(2);
		assertThat(run.error()).contains("'../../etc'");
		assertThat(this.project).isEmptyDirectory();
	}

	@Test
	void draftsWhatTheEntitiesNeedAndExecutesNothing() throws Exception {
		simulator.execute("set role neondb_owner; create table public.pet (id bigint primary key)");
		Path async = this.project.resolve("async");
		create("migrate create pets --from-entities", async, "spring.jpa.bootstrap=async");
		assertThat(async.resolve("V1__pets.sql")).content().contains("add column name");
		Files.delete(async.resolve("V1__pets.sql"));
		CommandRun run = create("migrate create pets --from-entities", this.project,
				"spring.jpa.hibernate.ddl-auto=update", "spring.jpa.generate-ddl=true");
		assertThat(run.error()).isEmpty();
		assertThat(run.exit()).isZero();
		assertThat(this.project.resolve("V1__pets.sql")).content()
			.startsWith("-- A draft by Hibernate")
			.containsIgnoringWhitespaces("alter table if exists pet add column name varchar(255);");
		assertThat(columns()).isOne();
		simulator.execute("alter table public.pet add column name varchar(255)");
		CommandRun same = create("migrate create pets --from-entities", this.project);
		assertThat(same.output()).isEqualTo("The schema has everything that the entities need: no file is written.\n");
		assertThat(same.exit()).isZero();
		assertThat(this.project.resolve("V2__pets.sql")).doesNotExist();
	}

	private static CommandRun create(String command, Path directory, String... properties) {
		return CommandApplication.run(simulator, command + " --directory=" + directory, properties);
	}

	private static int columns() throws SQLException {
		try (var connection = simulator.superuserConnection();
				var statement = connection.createStatement();
				var result = statement
					.executeQuery("select count(*) from information_schema.columns where table_name = 'pet'")) {
			result.next();
			return result.getInt(1);
		}
	}

}

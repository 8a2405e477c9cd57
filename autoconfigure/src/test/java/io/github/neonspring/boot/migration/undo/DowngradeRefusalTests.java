package io.github.neonspring.boot.migration.undo;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.TlsMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what a {@link Downgrade} refuses: it says why, and the schema and the history
 * are as they were.
 */
class DowngradeRefusalTests {

	private static NeonSimulator simulator;

	@TempDir
	private Path folder;

	private UndoProject project;

	@BeforeAll
	static void startSimulator() {
		simulator = NeonSimulator.builder().tls(TlsMode.OFF).start();
	}

	@AfterAll
	static void closeSimulator() {
		simulator.close();
	}

	@BeforeEach
	void threeVersionsAreApplied() throws Exception {
		simulator.execute("drop owned by neondb_owner cascade");
		simulator.execute("create schema if not exists public authorization neondb_owner");
		this.project = new UndoProject(simulator, this.folder).three();
		this.project.up();
	}

	@ParameterizedTest
	@MethodSource("obstacles")
	void obstacleIsNamedAndNothingChanges(Obstacle obstacle) throws Exception {
		obstacle.change().change(this.project);
		List<String> before = this.project.everything();
		assertThatExceptionOfType(DowngradeRefusedException.class).isThrownBy(() -> this.project.down(2))
			.withMessageContainingAll(obstacle.words())
			.withMessageEndingWith("Nothing was changed.");
		assertThat(this.project.everything()).isEqualTo(before);
	}

	static Stream<Obstacle> obstacles() {
		return Stream.of(
				new Obstacle("no script", (project) -> project.withoutUndo("U2__text.sql"), "Version 2", "U2__",
						"undo"),
				new Obstacle("two scripts", (project) -> project.undo("U2__again.sql", "select 1;"), "Version 2",
						"U2__again.sql", "U2__text.sql"),
				new Obstacle("two scripts of one version in other words",
						(project) -> project.undo("U2_0__again.sql", "select 1;"), "Version 2", "U2_0__again.sql"),
				new Obstacle("an empty script", (project) -> project.undo("U2__text.sql", "-- to be written\n"),
						"U2__text.sql", "no statement"),
				new Obstacle("a placeholder without a value",
						(project) -> project.undo("U2__text.sql", "drop table ${nothing};"), "U2__text.sql", "nothing"),
				new Obstacle("a script that wants no transaction",
						(project) -> project.undo("U2__text.sql.conf", "executeInTransaction=false"),
						"U2__text.sql.conf", "executeInTransaction=false"),
				new Obstacle("a configuration that cannot be read",
						(project) -> project.undo("U2__text.sql.conf", "nonsense=true"), "U2__text.sql", "nonsense"),
				new Obstacle("a string that does not end", (project) -> project.undo("U2__text.sql", "select 'oh;"),
						"U2__text.sql", "cannot be read"),
				new Obstacle("a failed row",
						(project) -> simulator
							.execute("update flyway_schema_history set success = false" + " where version = '1'"),
						"failed migration", "V1__note.sql"),
				new Obstacle("a changed migration", (project) -> project.migration("V1__note.sql", "select 2;"),
						"checksum", "version 1"),
				new Obstacle("a renamed migration",
						(project) -> project.withoutMigration("V1__note.sql")
							.migration("V1__other.sql", "create table note (id bigint primary key);"),
						"description", "version 1"),
				new Obstacle("a missing migration", (project) -> project.withoutMigration("V1__note.sql"),
						"not resolved locally: 1"),
				new Obstacle("a last migration that is not there", (project) -> project.withoutMigration("V3__tag.sql"),
						"Version 3", "not among the application's migrations"),
				new Obstacle("a Java migration without a script",
						(project) -> project
							.setting((configuration) -> configuration.javaMigrations(new DowngradeTests.Words()))
							.up(),
						"Version 4", "U4__"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "create index concurrently i on note (id)",
			"create unique index concurrently i on note (id)", "drop index concurrently if exists i",
			"reindex table concurrently note", "vacuum note", "alter table note detach partition a concurrently",
			"alter system set work_mem = '8MB'", "create database other", "begin", "BEGIN TRANSACTION READ WRITE",
			"start transaction", "commit", "commit and chain", "end", "rollback", "rollback and chain", "abort",
			"prepare transaction 'x'", "/* a /* nested */ comment */ commit", "-- a comment\ncommit" })
	void statementThatCannotBePartOfATransactionIsRefused(String statement) throws Exception {
		this.project.undo("U2__text.sql", "alter table note drop column text;\n\n" + statement + ";\nselect 1;\n");
		List<String> before = this.project.everything();
		assertThatExceptionOfType(DowngradeRefusedException.class).isThrownBy(() -> this.project.down(2))
			.withMessageContainingAll("U2__text.sql, line ", "cannot be part",
					statement.lines().reduce("", (a, b) -> b));
		assertThat(this.project.everything()).isEqualTo(before);
	}

	@Test
	void moreVersionsThanThereAreIsRefused() throws Exception {
		List<String> before = this.project.everything();
		assertThatExceptionOfType(DowngradeRefusedException.class).isThrownBy(() -> this.project.down(4))
			.withMessageContainingAll("4 versions", "holds only 3");
		assertThat(this.project.everything()).isEqualTo(before);
		this.project.down(2);
		assertThatExceptionOfType(DowngradeRefusedException.class).isThrownBy(() -> this.project.down(2))
			.withMessageContaining("holds only 1");
	}

	@Test
	void baselineIsNotUndone() throws Exception {
		simulator.execute("drop table flyway_schema_history, tag");
		simulator.execute("create table tag (name text)");
		this.project.flyway((configuration) -> configuration.baselineVersion(MigrationVersion.fromVersion("2")))
			.baseline();
		simulator.execute("drop table tag");
		this.project.up();
		assertThatExceptionOfType(DowngradeRefusedException.class).isThrownBy(() -> this.project.down(2))
			.withMessageContainingAll("holds only 1", "baseline 2");
		assertThat(this.project.down(1)).containsExactly("U3__tag.sql");
		assertThat(this.project.up()).isOne();
		this.project.flyway().validate();
	}

	@Test
	void databaseWithoutAHistoryHasNothingToUndo() throws Exception {
		simulator.execute("drop table flyway_schema_history");
		List<String> before = this.project.everything();
		assertThatExceptionOfType(DowngradeRefusedException.class).isThrownBy(() -> this.project.down(1))
			.withMessageContaining("no history table \"public\".\"flyway_schema_history\"");
		assertThat(this.project.everything()).isEqualTo(before);
	}

	@Test
	void applicationWithoutMigrationsHasNothingToUndo() {
		Downgrade downgrade = new Downgrade(
				new StaticListableBeanFactory().getBeanProvider(org.flywaydb.core.Flyway.class), List.of());
		assertThatExceptionOfType(DowngradeRefusedException.class).isThrownBy(() -> downgrade.plan(1))
			.withMessageContaining("no migrations");
	}

	@Test
	void placeWithoutScriptsIsNamed() throws SQLException {
		Downgrade downgrade = new Downgrade(
				new StaticListableBeanFactory(java.util.Map.of("flyway", this.project.flyway()))
					.getBeanProvider(org.flywaydb.core.Flyway.class),
				List.of("classpath:db/no/undo"));
		assertThatExceptionOfType(DowngradeRefusedException.class).isThrownBy(() -> downgrade.plan(1))
			.withMessageContainingAll("Version 3 has no undo script", "U3__<words>.sql", "classpath:db/no/undo");
	}

	record Obstacle(String name, Change change, String... words) {

		@Override
		public String toString() {
			return this.name;
		}

	}

	@FunctionalInterface
	interface Change {

		void change(UndoProject project) throws Exception;

	}

}

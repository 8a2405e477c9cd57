package io.github.neonspring.boot.migration.undo;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
	static void startSimulator(@TempDir Path folder) throws IOException {
		simulator = NeonSimulator.builder().tls(TlsMode.OFF).start();
		new UndoProject(simulator, folder).three().up();
	}

	@AfterAll
	static void closeSimulator() {
		simulator.close();
	}

	@BeforeEach
	void writeScripts() throws IOException {
		this.project = new UndoProject(simulator, this.folder).three();
	}

	@AfterEach
	void repairHistory() throws SQLException {
		simulator.execute("update flyway_schema_history set success = true");
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
						(project) -> project.undo("U2__text.sql.conf", "nonsense=true"), "undo scripts", "nonsense"),
				new Obstacle("a statement that ends the transaction",
						(project) -> project.undo("U2__text.sql", "alter table note drop column text;\n\ncommit;"),
						"U2__text.sql, line 3", "cannot be part", "commit"),
				new Obstacle("a statement that needs no transaction",
						(project) -> project.undo("U2__text.sql", "create unique index concurrently i on note (id);"),
						"U2__text.sql, line 1", "create unique index concurrently"),
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
						"Version 3", "not among the application's migrations"));
	}

	@Test
	void applicationWithoutMigrationsHasNothingToUndo() {
		Downgrade downgrade = new Downgrade(new StaticListableBeanFactory().getBeanProvider(Flyway.class), List.of());
		assertThatExceptionOfType(DowngradeRefusedException.class).isThrownBy(() -> downgrade.plan(1))
			.withMessageContaining("no migrations");
	}

	@Test
	void placeWithoutScriptsIsNamed() {
		Downgrade downgrade = new Downgrade(
				new StaticListableBeanFactory(Map.of("flyway", this.project.flyway())).getBeanProvider(Flyway.class),
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

package io.github.neonspring.boot.migration.undo;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.TlsMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests for {@link Downgrade}: after it, a Flyway with nothing of ours goes on as if the
 * versions had never been there.
 */
class DowngradeTests {

	private static final String[] PENDING = { "*:pending" };

	private static NeonSimulator simulator;

	@TempDir
	private Path folder;

	private UndoProject project;

	@BeforeAll
	static void startSimulator() throws SQLException {
		simulator = NeonSimulator.builder().tls(TlsMode.OFF).start();
		simulator.execute("create role reader");
	}

	@AfterAll
	static void closeSimulator() {
		simulator.close();
	}

	@BeforeEach
	void emptySchema() throws Exception {
		simulator.execute("drop owned by neondb_owner cascade");
		simulator.execute("create schema if not exists public authorization neondb_owner");
		simulator.execute("grant create on database neondb to neondb_owner");
		this.project = new UndoProject(simulator, this.folder);
	}

	@Test
	void stockFlywaySeesTheVersionAsPendingAndAppliesItAgain() throws Exception {
		this.project.three();
		assertThat(this.project.up()).isEqualTo(3);
		assertThat(this.project.down(1)).containsExactly("U3__tag.sql");
		assertStockFlywayAgrees("2", "3");
		assertThat(this.project.down(2)).containsExactly("U2__text.sql", "U1__note.sql");
		assertStockFlywayAgrees(null, "1", "2", "3");
		assertThat(this.project.up()).isEqualTo(3);
		assertStockFlywayAgrees("3");
		assertThat(this.project.up()).isZero();
		assertThat(Catalog.query(simulator, "select count(*) from pg_locks where locktype = 'advisory'"))
			.containsExactly("0");
	}

	private void assertStockFlywayAgrees(String current, String... pending) throws SQLException {
		Flyway flyway = this.project.flyway((configuration) -> configuration.ignoreMigrationPatterns(PENDING));
		MigrationInfoService infos = flyway.info();
		assertThat(infos.pending()).extracting((info) -> info.getVersion().toString()).containsExactly(pending);
		assertThat((infos.current() != null) ? infos.current().getVersion().toString() : null).isEqualTo(current);
		flyway.validate();
		List<String> before = this.project.everything();
		assertThat(flyway.repair().repairActions).isEmpty();
		assertThat(this.project.everything()).isEqualTo(before);
	}

	@Test
	void rowIsTheOneThatRepairWrites() throws Exception {
		this.project.three().up();
		this.project.down(1);
		List<String> ours = lastRow();
		this.project.up();
		this.project.withoutMigration("V3__tag.sql")
			.flyway((configuration) -> configuration.ignoreMigrationPatterns(new String[0]))
			.repair();
		assertThat(lastRow()).isEqualTo(ours);
	}

	private static List<String> lastRow() throws SQLException {
		return Catalog.query(simulator, "select to_jsonb(h) - 'installed_on' - 'installed_rank' - 'execution_time'"
				+ " from flyway_schema_history h order by installed_rank desc limit 1");
	}

	@Test
	void upDownUpLeavesTheSchemaAsItWas() throws Exception {
		RichScripts.write(this.project);
		this.project.setting((configuration) -> configuration.placeholders(Map.of("reader", "reader")));
		assertThat(this.project.up()).isEqualTo(3);
		List<String> first = Catalog.of(simulator);
		assertThat(first).anyMatch((line) -> line.contains("reader=ar"))
			.anyMatch((line) -> line.contains("CREATE TRIGGER"));
		assertThat(this.project.down(2)).containsExactly("U3__shelves.sql", "U2__books.sql");
		assertThat(Catalog.query(simulator, "select title from legacy order by title"))
			.containsExactly("One; with a semicolon", "Two");
		assertThat(this.project.up()).isEqualTo(2);
		assertThat(Catalog.of(simulator)).isEqualTo(first);
		assertThat(this.project.down(3)).hasSize(3);
		assertThat(this.project.up()).isEqualTo(3);
		assertThat(Catalog.of(simulator)).isEqualTo(first);
	}

	@Test
	void planSaysWhatWouldBeDoneAndDoesNothing() throws Exception {
		this.project.three().up();
		List<String> before = this.project.everything();
		DowngradePlan plan = this.project.downgrade().plan(2);
		assertThat(plan.steps()).containsExactly(new UndoStep(3, "3", "tag", "V3__tag.sql", "U3__tag.sql"),
				new UndoStep(2, "2", "text", "V2__text.sql", "U2__text.sql"));
		assertThat(plan.versions()).containsExactly("3", "2");
		assertThat(plan.repeatables()).isEmpty();
		assertThat(plan.ignored()).isEmpty();
		assertThat(this.project.everything()).isEqualTo(before);
		assertThatIllegalArgumentException().isThrownBy(() -> this.project.downgrade().plan(0));
	}

	@Test
	void failingScriptIsNamedWithItsLineAndChangesNothing() throws Exception {
		this.project.three()
			.undo("U2__text.sql", "-- the column\nalter table note drop column text;\n\nselect 1 / 0;")
			.up();
		List<String> before = this.project.everything();
		assertThatExceptionOfType(UndoFailedException.class).isThrownBy(() -> this.project.down(2))
			.withMessageContainingAll("U2__text.sql, line 4", "division by zero", "22012", "select 1 / 0",
					"nothing was changed")
			.satisfies((ex) -> {
				assertThat(ex.getScript()).isEqualTo("U2__text.sql");
				assertThat(ex.getLine()).isEqualTo(4);
				assertThat(ex.getSqlState()).isEqualTo("22012");
			});
		assertThat(this.project.everything()).isEqualTo(before);
	}

	@Test
	void passwordInAFailingStatementIsNotShown() throws Exception {
		this.project.three().undo("U3__tag.sql", "alter role nobody_there password 'hush-undone';").up();
		assertThatExceptionOfType(UndoFailedException.class).isThrownBy(() -> this.project.down(1))
			.withMessageContainingAll("U3__tag.sql, line 1", "not shown")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("hush-undone"));
	}

	@Test
	void failingCopyIsNamedAsWell() throws Exception {
		this.project.three().undo("U3__tag.sql", "copy note (id) from stdin;\n1\n1\n\\.\n").up();
		List<String> before = this.project.everything();
		assertThatExceptionOfType(UndoFailedException.class).isThrownBy(() -> this.project.down(1))
			.withMessageContainingAll("U3__tag.sql, line 1", "23505", "duplicate key");
		assertThat(this.project.everything()).isEqualTo(before);
	}

	@Test
	void refusedCommitChangesNothing() throws Exception {
		this.project.three().undo("U3__tag.sql", """
				drop table tag;
				create table pair (id int primary key, other int references pair deferrable initially deferred);
				insert into pair values (1, 2);""").up();
		List<String> before = this.project.everything();
		assertThatExceptionOfType(FlywayException.class).isThrownBy(() -> this.project.down(1))
			.withMessageContainingAll("refused to commit", "nothing was changed", "23503");
		assertThat(this.project.everything()).isEqualTo(before);
	}

	@Test
	void repeatableMigrationThatRanLaterRunsAgain() throws Exception {
		this.project.three()
			.migration("R__tags.sql", "create or replace view tags as select name from tag;")
			.undo("U3__tag.sql", "drop table tag cascade;");
		assertThat(this.project.up()).isEqualTo(4);
		List<String> first = Catalog.of(simulator);
		assertThat(this.project.downgrade().plan(1).repeatables()).containsExactly("R__tags.sql");
		this.project.down(1);
		Flyway flyway = this.project.flyway((configuration) -> configuration.ignoreMigrationPatterns(PENDING));
		flyway.validate();
		List<String> before = this.project.everything();
		flyway.repair();
		assertThat(this.project.everything()).isEqualTo(before);
		assertThat(this.project.up()).isEqualTo(2);
		assertThat(Catalog.of(simulator)).isEqualTo(first);
		assertThat(this.project.up()).isZero();
		this.project.flyway().validate();
	}

	@Test
	void repeatableMigrationThatRanBeforeStaysAsItIs() throws Exception {
		this.project.three().migration("R__notes.sql", "create or replace view notes as select id from note;").up();
		this.project.migration("V4__last.sql", "create table last (id int);")
			.undo("U4__last.sql", "drop table last;")
			.up();
		assertThat(this.project.downgrade().plan(1).repeatables()).isEmpty();
		this.project.down(1);
		assertThat(this.project.up()).isOne();
	}

	@Test
	void lastAppliedIsUndoneFirstAlsoWhereItIsOutOfOrder() throws Exception {
		this.project.three().setting((configuration) -> configuration.outOfOrder(true)).up();
		this.project.migration("V2.5__between.sql", "create table between_them (id int);")
			.undo("U2.5__between.sql", "drop table between_them;")
			.up();
		DowngradePlan plan = this.project.downgrade().plan(1);
		assertThat(plan.versions()).containsExactly("2.5");
		assertThat(plan.ignored()).isEmpty();
		Downgrade inOrder = this.project
			.downgrade(this.project.flyway((configuration) -> configuration.outOfOrder(false)));
		assertThat(inOrder.plan(1).ignored()).containsExactly("2.5");
		assertThat(inOrder.plan(2).ignored()).isEmpty();
		assertThat(this.project.down(2)).containsExactly("U2.5__between.sql", "U3__tag.sql");
		assertThat(this.project.up()).isEqualTo(2);
		assertThat(this.project.down(2)).containsExactly("U3__tag.sql", "U2.5__between.sql");
		assertThat(this.project.up()).isEqualTo(2);
		this.project.flyway().validate();
	}

	@Test
	void javaMigrationIsUndoneByAScript() throws Exception {
		this.project.three()
			.setting((configuration) -> configuration.javaMigrations(new Words()))
			.undo("U4__words.sql", "drop table words;")
			.up();
		assertThat(this.project.down(1)).containsExactly("U4__words.sql");
		assertThat(this.project.up()).isOne();
		this.project.flyway().validate();
		this.project.withoutUndo("U4__words.sql");
		assertThatExceptionOfType(DowngradeRefusedException.class).isThrownBy(() -> this.project.down(1))
			.withMessageContainingAll("Version 4", "U4__");
	}

	@Test
	void moreVersionsThanThereAreIsRefused() throws Exception {
		this.project.three().up();
		this.project.down(1);
		List<String> before = this.project.everything();
		assertThatExceptionOfType(DowngradeRefusedException.class).isThrownBy(() -> this.project.down(3))
			.withMessageContainingAll("3 versions", "holds only 2");
		assertThat(this.project.everything()).isEqualTo(before);
	}

	@Test
	void baselineIsNotUndone() throws Exception {
		simulator.execute("create table note (id int)");
		this.project.three()
			.flyway((configuration) -> configuration.baselineVersion(MigrationVersion.fromVersion("2")))
			.baseline();
		assertThat(this.project.up()).isOne();
		assertThatExceptionOfType(DowngradeRefusedException.class).isThrownBy(() -> this.project.down(2))
			.withMessageContainingAll("holds only 1", "baseline 2");
		assertThat(this.project.down(1)).containsExactly("U3__tag.sql");
		assertThat(this.project.up()).isOne();
		this.project.flyway().validate();
	}

	@Test
	void databaseWithoutAHistoryHasNothingToUndo() throws Exception {
		List<String> before = this.project.three().everything();
		assertThatExceptionOfType(DowngradeRefusedException.class).isThrownBy(() -> this.project.down(1))
			.withMessageContaining("no history table \"public\".\"flyway_schema_history\"");
		assertThat(this.project.everything()).isEqualTo(before);
	}

	@Test
	void schemaTableAndInitialSqlAreThoseOfTheMigrations() throws Exception {
		this.project
			.setting((configuration) -> configuration.defaultSchema("The \"Library\"")
				.schemas("The \"Library\"", "other")
				.table("Versions")
				.initSql("set application_name = 'moves books'")
				.sqlMigrationSeparator("--")
				.sqlMigrationSuffixes(".ddl")
				.placeholderPrefix("#[")
				.placeholderSuffix("]"))
			.migration("V1--a.ddl", "create table a as select current_setting('application_name') as name;")
			.migration("V2--b.ddl", "create table b (id int); create table other.b (id int);")
			.undo("U2--b.ddl",
					"""
							drop table b;
							drop table other.b;
							create table "x#[flyway:table]" as select '#[flyway:defaultSchema]' as s, current_setting('application_name');
							alter table "x#[flyway:table]" rename to made;
							set search_path = other;
							set role reader;""")
			.undo("U1--a.ddl", "drop table a; drop table made;");
		simulator.execute("grant reader to neondb_owner");
		assertThat(this.project.up()).isEqualTo(2);
		List<String> first = Catalog.of(simulator);
		this.project.down(1);
		assertThat(Catalog.query(simulator, "select made::text from \"The \"\"Library\"\"\".made"))
			.containsExactly("(\"The \"\"Library\"\"\",\"moves books\")");
		simulator.execute("drop table \"The \"\"Library\"\"\".made");
		assertThat(this.project.up()).isOne();
		assertThat(Catalog.of(simulator)).isEqualTo(first);
		assertThat(this.project.down(2)).containsExactly("U2--b.ddl", "U1--a.ddl");
		assertThat(this.project.up()).isEqualTo(2);
		assertThat(Catalog.of(simulator)).isEqualTo(first);
		this.project.flyway().validate();
	}

	@Test
	void planThatNoLongerHoldsIsRefused() throws Exception {
		this.project.three().up();
		Downgrade downgrade = this.project.downgrade();
		DowngradePlan plan = downgrade.plan(1);
		this.project.migration("V4__last.sql", "create table last (id int);")
			.undo("U4__last.sql", "drop table last;")
			.up();
		List<String> before = this.project.everything();
		assertThatExceptionOfType(DowngradeRefusedException.class)
			.isThrownBy(() -> downgrade.run(plan, (step) -> assertThat(step).isNull()))
			.withMessageContaining("have changed since");
		assertThat(this.project.everything()).isEqualTo(before);
	}

	@Test
	void progressThatFailsUndoesTheDowngrade() throws Exception {
		this.project.three().up();
		List<String> before = this.project.everything();
		Downgrade downgrade = this.project.downgrade();
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> downgrade.run(downgrade.plan(2), (step) -> {
				throw new IllegalStateException("nobody listens");
			}));
		assertThat(this.project.everything()).isEqualTo(before);
	}

	@Test
	void worksThroughAPoolerAndLeavesNothingBehindOnTheBackend() throws Exception {
		assumeThat(simulator.hasPooler()).as("PgBouncer").isTrue();
		this.project.three().setting((configuration) -> configuration.defaultSchema("library")).up();
		Flyway flyway = this.project.flyway(simulator.pooledJdbcUrl(), (configuration) -> configuration);
		assertThat(this.project.down(flyway, 2)).hasSize(2);
		assertThat(Catalog.query(simulator, "select count(*) from pg_locks where locktype = 'advisory'"))
			.containsExactly("0");
		assertThat(this.project.up()).isEqualTo(2);
	}

	@Test
	void undoneMigrationMayBeAnotherOneWhenItIsAppliedAgain() throws Exception {
		this.project.three().up();
		this.project.down(3);
		assertThat(Arrays.stream(this.project.flyway().info().all()).map((info) -> info.getState()))
			.containsOnly(MigrationState.DELETED, MigrationState.PENDING);
		this.project.migration("V2__text.sql", "alter table note add column words text;")
			.undo("U2__text.sql", "alter table note drop column words;");
		assertThat(this.project.up()).isEqualTo(3);
		this.project.flyway().validate();
		assertThat(this.project.down(2)).hasSize(2);
	}

}

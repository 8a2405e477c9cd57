package io.github.neonspring.boot.migration;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.SimulatorStats;
import io.github.neonspring.boot.testkit.TlsMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FastPath}: whatever it does, the database is as after Flyway's own
 * run.
 */
class FastPathTests {

	private static final Deviation NONE = new Deviation("none");

	private static final String ROW = "insert into flyway_schema_history select installed_rank + %d, version,"
			+ " description, %s, script, checksum, installed_by, now(), 0, true from flyway_schema_history where ";

	private static final String UNDONE = ROW.formatted(10, "'DELETE'") + "installed_rank < 10 and %s";

	private static final String AGAIN = ROW.formatted(20, "'SQL'") + "installed_rank < 10 and %s";

	private static NeonSimulator simulator;

	private static Migrated migrated;

	private final FastPath fastPath = new FastPath(true);

	@TempDir
	private Path folder;

	@BeforeAll
	static void startSimulator(@TempDir Path folder) throws SQLException {
		simulator = NeonSimulator.builder().tls(TlsMode.OFF).start();
		migrated = new Migrated(simulator, folder);
	}

	@AfterAll
	static void closeSimulator() throws SQLException {
		migrated.close();
	}

	@Test
	void costsOneRoundTripBesidesItsConnect() throws SQLException {
		Migrated.migrations().change(this.folder);
		Flyway flyway = migrated.ours(migrated.ours(NONE), this.folder, NONE);
		SimulatorStats before = simulator.stats();
		MigrationReport report = new MigrationReport();
		new ReportingMigrationStrategy(report, this.fastPath).migrate(flyway);
		assertThat(simulator.stats().minus(before).roundTrips()).isEqualTo(3 + 1);
		assertThat(simulator.stats().minus(before).connects()).isOne();
		assertThat(report.count()).isZero();
		assertThat(flyway.info().applied()).hasSize(4);
	}

	@Test
	void fullRunUsesTheConnectionThatIsOpen() throws SQLException {
		Migrated.migrations().file("V4__more.sql", "create table more (id int);").change(this.folder);
		Flyway flyway = migrated.ours(migrated.ours(NONE), this.folder, NONE);
		SimulatorStats before = simulator.stats();
		assertThat(this.fastPath.upToDate(flyway)).isNull();
		assertThat(simulator.stats().minus(before).connects()).isOne();
		assertThat(flyway.migrate().migrationsExecuted).isOne();
		assertThat(simulator.stats().minus(before).connects()).isEqualTo(2);
	}

	@Test
	void offMeansFlyway() throws SQLException {
		Migrated.migrations().change(this.folder);
		Flyway flyway = migrated.ours(migrated.ours(NONE), this.folder, NONE);
		assertThat(new FastPath(false).upToDate(flyway)).isNull();
	}

	@ParameterizedTest
	@MethodSource("trifles")
	void trifleChangesNothing(Deviation trifle) throws SQLException {
		Migrated.migrations().change(this.folder);
		trifle.change(this.folder);
		TwinDatabase database = migrated.ours(trifle);
		assertThat(this.fastPath.upToDate(migrated.ours(database, this.folder, trifle))).isNotNull();
		assertThat(migrated.stock(database, this.folder, trifle).migrate().migrationsExecuted).isZero();
	}

	static Stream<Deviation> trifles() {
		return Stream.of(NONE, new Deviation("no validation").setting((flyway) -> flyway.validateOnMigrate(false)),
				new Deviation("installed by somebody").setting((flyway) -> flyway.installedBy("somebody")),
				new Deviation("mixed").setting((flyway) -> flyway.mixed(true)),
				new Deviation("a file that is no migration").file("README.md", "Migrations."),
				new Deviation("an earlier run of a repeatable script")
					.sql("insert into flyway_schema_history values (0, null, 'notes', 'SQL', 'R__notes.sql', 1,"
							+ " 'somebody', now(), 1, true)"),
				new Deviation("versions undone and applied again").sql(UNDONE.formatted("version in ('2', '3')"))
					.sql(AGAIN.formatted("version in ('2', '3')")),
				new Deviation("a repeatable script undone and run again").sql(UNDONE.formatted("version is null"))
					.sql(AGAIN.formatted("version is null")),
				new Deviation("another name of the table")
					.sql("alter table flyway_schema_history rename to \"my\"\"one\"")
					.setting((flyway) -> flyway.table("my\"one")),
				new Deviation("placeholders that occur nowhere")
					.setting((flyway) -> flyway.placeholders(Map.of("some", "thing"))));
	}

	@ParameterizedTest
	@MethodSource("io.github.neonspring.boot.migration.Deviations#all")
	void deviationIsFlywaysToDealWith(Deviation deviation) throws SQLException {
		Migrated.migrations().change(this.folder);
		deviation.change(this.folder);
		TwinDatabase ours = migrated.ours(deviation);
		TwinDatabase stock = migrated.stock(deviation);
		Flyway flyway = migrated.ours(ours, this.folder, deviation);
		assertThat(this.fastPath.upToDate(flyway)).isNull();
		Optional<String> failure = migrate(flyway);
		assertThat(failure).isEqualTo(migrate(migrated.stock(stock, this.folder, deviation)));
		assertThat(ours.state()).isEqualTo(stock.state());
	}

	private static Optional<String> migrate(Flyway flyway) {
		try {
			new ReportingMigrationStrategy(new MigrationReport(), new FastPath(true)).migrate(flyway);
			return Optional.empty();
		}
		catch (FlywayException | IllegalArgumentException ex) {
			// Flyway 11 throws the latter for a type that it does not know
			return Optional.of(ex.getClass().getName());
		}
	}

}

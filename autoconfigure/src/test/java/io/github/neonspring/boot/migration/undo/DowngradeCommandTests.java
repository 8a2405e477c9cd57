package io.github.neonspring.boot.migration.undo;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.neonspring.boot.TestApplication;
import io.github.neonspring.boot.command.CommandExit;
import io.github.neonspring.boot.command.CommandFormat;
import io.github.neonspring.boot.command.CommandLine;
import io.github.neonspring.boot.command.CommandOutput;
import io.github.neonspring.boot.command.WrongUsageException;
import io.github.neonspring.boot.migration.MigrationReport;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.SimulatorStats;
import io.github.neonspring.boot.testkit.TlsMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link DowngradeCommand}, also in an application.
 */
class DowngradeCommandTests {

	private static NeonSimulator simulator;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

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
	void writeScripts() throws Exception {
		this.project = new UndoProject(simulator, this.folder).three();
	}

	private void migrate() throws SQLException {
		simulator.execute("drop owned by neondb_owner cascade");
		simulator.execute("create schema if not exists public authorization neondb_owner");
		this.project.up();
	}

	@Test
	void saysFirstWhatItWillDo() throws Exception {
		migrate();
		assertThat(down(CommandFormat.TABLE, null)).isEqualTo(CommandExit.REFUSED);
		assertThat(this.out).asString().isEqualToNormalizingNewlines("To undo: version 3 (tag) with U3__tag.sql\n");
		assertThat(this.err).asString().contains("Undo this migration? [y/N]").contains("--neon.yes");
		assertThat(this.project.up()).isZero();
	}

	@Test
	void doesWhatIsConfirmed() throws Exception {
		this.project.migration("R__tags.sql", "create or replace view tags as select name from tag;")
			.undo("U3__tag.sql", "drop table tag cascade;");
		migrate();
		assertThat(down(CommandFormat.TABLE, "y", "2")).isEqualTo(CommandExit.DONE);
		assertThat(this.out).asString().isEqualToNormalizingNewlines("""
				To undo: version 3 (tag) with U3__tag.sql
				To undo: version 2 (text) with U2__text.sql
				To run again at the next migration: R__tags.sql
				Ran U3__tag.sql
				Ran U2__text.sql
				Undone: 3, 2
				""");
		assertThat(this.project.up()).isEqualTo(3);
	}

	@Test
	void jsonIsOneDocument() throws Exception {
		migrate();
		assertThat(down(CommandFormat.JSON, "yes")).isEqualTo(CommandExit.DONE);
		assertThat(this.out).asString()
			.startsWith("{")
			.hasLineCount(1)
			.contains("\"undone\":[{", "\"version\":\"3\"", "\"undoScript\":\"U3__tag.sql\"", "\"repeatables\":[]");
		assertThat(this.err).asString().contains("To undo: version 3 (tag) with U3__tag.sql", "Ran U3__tag.sql");
	}

	@Test
	void refusalIsSaidOnStandardError() throws Exception {
		migrate();
		this.project.withoutUndo("U2__text.sql");
		assertThat(down(CommandFormat.TABLE, "y", "2")).isEqualTo(CommandExit.REFUSED);
		assertThat(this.out).asString().isEmpty();
		assertThat(this.err).asString().contains("Version 2 has no undo script").doesNotContain("[y/N]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "all", "1.5", "99999999999999999999", "1 2" })
	void otherWordsAreAWrongUsage(String words) {
		assertThatExceptionOfType(WrongUsageException.class)
			.isThrownBy(() -> down(CommandFormat.TABLE, "y", words.split(" ")));
	}

	@Test
	void applicationMigratesInFullAfterwardsAndTheFastWayAgainThen() throws Exception {
		migrate();
		String[] properties = { "spring.flyway.locations=" + this.project.migrationLocation(),
				"neon.migration.undo-locations=" + this.project.undoLocation(), "neon.pool.warm-up=false",
				"neon.connect.early-wake=false" };
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, properties)) {
			assertThat(context.getBean(MigrationReport.class).count()).isZero();
			Downgrade downgrade = context.getBean(Downgrade.class);
			downgrade.run(downgrade.plan(2), (step) -> assertThat(step.version()).isIn("3", "2"));
			assertThat(context.getBean(DowngradeCommand.class).name()).isEqualTo("migrate down");
			assertThat(context.getBean(MigrationReport.class).count()).isZero();
			assertThat(Arrays.stream(context.getBean(Flyway.class).info().pending())).hasSize(2);
		}
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, properties)) {
			assertThat(context.getBean(MigrationReport.class).count()).isEqualTo(2);
		}
		SimulatorStats before = simulator.stats();
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, properties)) {
			assertThat(context.getBean(MigrationReport.class).count()).isZero();
			assertThat(simulator.stats().minus(before).connects()).isOne();
		}
		this.project.flyway().validate();
	}

	private CommandExit down(CommandFormat format, String answer, String... words) {
		CommandOutput output = new CommandOutput(stream(this.out), stream(this.err), format, false, () -> answer);
		return new DowngradeCommand(this.project.downgrade()).run(new CommandLine(List.of(words), Map.of()), output);
	}

	private static PrintStream stream(ByteArrayOutputStream bytes) {
		return new PrintStream(bytes, true, StandardCharsets.UTF_8);
	}

}

package com.example.outside;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.TlsMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs commands as a user runs them. The application's port is taken all the while, so
 * that one that opened it would fail.
 */
class CommandsIT {

	private static NeonSimulator simulator;

	private static ServerSocket taken;

	@TempDir
	private Path directory;

	@BeforeAll
	static void startPostgres() throws Exception {
		simulator = NeonSimulator.builder().tls(TlsMode.OFF).start();
		taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
	}

	@AfterAll
	static void stopPostgres() throws Exception {
		simulator.close();
		taken.close();
	}

	@Test
	void schemaIsBroughtUpAndShown() throws Exception {
		CommandProcess status = run("migrate status");
		assertThat(status.error()).isEmpty();
		assertThat(status.output()).isEqualTo("""
				VERSION  DESCRIPTION  TYPE  STATE    INSTALLED ON  BY  DURATION
				1        notes        SQL   Pending

				The schema has no version. Pending: 1.
				""");
		assertThat(status.exit()).isZero();
		CommandProcess up = run("migrate up");
		assertThat(up.error()).isEmpty();
		assertThat(up.output())
			.matches("Applied V1__notes\\.sql in \\d+ ms\n1 migration applied\\. The schema is at version 1\\.\n");
		assertThat(up.exit()).isZero();
		CommandProcess again = run("migrate up", "-Dspring.aot.enabled=true", "-Dneon.output=json");
		assertThat(again.error()).isEmpty();
		assertThat(again.output()).isEqualTo("{\"version\":\"1\",\"applied\":[]}\n");
		assertThat(again.exit()).isZero();
		assertThat(simulator.openSessions()).isZero();
	}

	@Test
	void wrongPasswordFails() throws Exception {
		CommandProcess status = run("migrate status", "-Dneon.password=hush-wrong");
		assertThat(status.exit()).as(status.error()).isEqualTo(1);
		assertThat(status.output()).isEmpty();
		assertThat(status.error()).contains("The command \"migrate status\" failed. ", "password was refused")
			.doesNotContain("hush-wrong", "\tat ");
	}

	@Test
	void unknownCommandIsAWrongUsage() throws Exception {
		CommandProcess unknown = run("migrate sideways");
		assertThat(unknown.exit()).isEqualTo(2);
		assertThat(unknown.output()).isEmpty();
		assertThat(unknown.error()).startsWith("There is no command \"migrate sideways\".")
			.contains("  migrate status ");
	}

	@Test
	void missingUrlIsNamedAndNothingIsThere() throws Exception {
		CommandProcess status = CommandProcess.run(this.directory, Map.of(), "migrate status");
		assertThat(status.exit()).as(status.error()).isEqualTo(1);
		assertThat(status.output()).isEmpty();
		assertThat(status.error()).contains("No database is configured", "export NEON_DATABASE_URL=")
			.doesNotContain("\tat ");
	}

	@Test
	void migrationIsCreatedWithoutADatabase() throws Exception {
		Files.createDirectories(this.directory.resolve("src/main/resources"));
		CommandProcess create = CommandProcess.run(this.directory, Map.of(), "migrate create add author --undo");
		assertThat(create.error()).isEmpty();
		assertThat(create.output()).isEqualTo("""
				Created src/main/resources/db/migration/V2__add_author.sql
				Created src/main/resources/db/undo/U2__add_author.sql
				""");
		assertThat(create.exit()).isZero();
		assertThat(this.directory.resolve("src/main/resources/db/migration/V2__add_author.sql")).isEmptyFile();
	}

	private CommandProcess run(String command, String... options) throws Exception {
		String[] all = new String[options.length + 1];
		System.arraycopy(options, 0, all, 0, options.length);
		all[options.length] = "-Dserver.port=" + taken.getLocalPort();
		return CommandProcess.run(this.directory, Map.of("NEON_DATABASE_URL", simulator.url()), command, all);
	}

}

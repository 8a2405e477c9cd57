package io.github.neonspring.boot.migration.command;

import java.util.Map;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;

import io.github.neonspring.boot.command.CommandExit;
import io.github.neonspring.boot.command.CommandLine;
import io.github.neonspring.boot.command.CommandOutput;
import io.github.neonspring.boot.command.NeonCommand;
import io.github.neonspring.boot.command.WrongUsageException;

/**
 * The command {@code migrate baseline}.
 */
final class MigrateBaseline implements NeonCommand {

	private final ApplicationFlyway flyway;

	MigrateBaseline(ApplicationFlyway flyway) {
		this.flyway = flyway;
	}

	@Override
	public String name() {
		return "migrate baseline";
	}

	@Override
	public String usage() {
		return "migrate baseline [version]";
	}

	@Override
	public String summary() {
		return "Record the version that an existing schema is at";
	}

	@Override
	public CommandExit run(CommandLine line, CommandOutput output) {
		line.atMost(1);
		Flyway flyway = this.flyway.get();
		if (!line.words().isEmpty()) {
			flyway = Flyway.configure(flyway.getConfiguration().getClassLoader())
				.configuration(flyway.getConfiguration())
				.baselineVersion(version(line.words().get(0)))
				.load();
		}
		String version = flyway.baseline().baselineVersion;
		output.say("The schema is taken to be at version " + version + ": only later migrations will be applied.");
		output.json(Map.of("version", version));
		return CommandExit.DONE;
	}

	private static MigrationVersion version(String text) {
		try {
			return MigrationVersion.fromVersion(text);
		}
		catch (FlywayException ex) {
			throw new WrongUsageException("'" + text + "' is not a version");
		}
	}

}

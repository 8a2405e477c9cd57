package io.github.neonspring.boot.setup;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

import io.github.neonspring.boot.command.CommandExit;
import io.github.neonspring.boot.command.CommandLine;
import io.github.neonspring.boot.command.CommandOutput;
import io.github.neonspring.boot.command.NeonCommand;

/**
 * The command {@code setup}: sets the database up, migrations included, and checks it.
 *
 * @param provider puts the set-up together
 */
record SetupCommand(ObjectProvider<SetupProvider> provider) implements NeonCommand {

	private static final String NO_MIGRATIONS = "migrations: Flyway has none to apply; Liquibase and"
			+ " spring.sql.init change a schema at a start only, not in this command";

	@Override
	public String name() {
		return "setup";
	}

	@Override
	public String summary() {
		return "create the database, extensions and roles, migrate, load first data, and check";
	}

	@Override
	public CommandExit run(CommandLine line, CommandOutput output) {
		line.atMost(0);
		SetupProvider provider = this.provider.getObject();
		DatabaseSetup setup = provider.setup(output::progress).orElse(null);
		DatabaseCheck check = provider.check().orElse(null);
		if (setup == null || check == null) {
			output.error(CheckCommand.NOT_OURS);
			return CommandExit.REFUSED;
		}
		setup.beforeMigrations();
		migrate(setup, provider, output);
		setup.afterMigrations();
		CheckReport report = check.run();
		Map<String, @Nullable Object> document = new LinkedHashMap<>();
		document.put("finished", setup.finished());
		document.putAll(report.toMap());
		output.json(document);
		return report.print(output);
	}

	private static void migrate(DatabaseSetup setup, SetupProvider provider, CommandOutput output) {
		try {
			int applied = setup.migrate(provider::migrate);
			output.progress(provider.hasMigrations() ? "migrations: " + applied + " applied" : NO_MIGRATIONS);
		}
		catch (RuntimeException ex) {
			output.error("The migrations failed. Finished before: " + String.join(", ", setup.finished()) + ".");
			throw ex;
		}
	}

}

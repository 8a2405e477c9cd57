package io.github.neonspring.boot.setup;

import org.springframework.beans.factory.ObjectProvider;

import io.github.neonspring.boot.command.CommandExit;
import io.github.neonspring.boot.command.CommandLine;
import io.github.neonspring.boot.command.CommandOutput;
import io.github.neonspring.boot.command.NeonCommand;

/**
 * The command {@code check}.
 *
 * @param provider puts the check together
 */
record CheckCommand(ObjectProvider<SetupProvider> provider) implements NeonCommand {

	static final String NOT_OURS = "The application's data source is not the starter's own: there is nothing to do.";

	@Override
	public String name() {
		return "check";
	}

	@Override
	public String summary() {
		return "check that the database is as the application needs it";
	}

	@Override
	public CommandExit run(CommandLine line, CommandOutput output) {
		line.atMost(0);
		DatabaseCheck check = this.provider.getObject().check().orElse(null);
		if (check == null) {
			output.error(NOT_OURS);
			return CommandExit.REFUSED;
		}
		CheckReport report = check.run();
		output.json(report.toMap());
		return report.print(output);
	}

}

package io.github.neonspring.boot.migration.command;

import java.util.Collections;

import io.github.neonspring.boot.command.CommandExit;
import io.github.neonspring.boot.command.CommandLine;
import io.github.neonspring.boot.command.CommandOutput;
import io.github.neonspring.boot.command.NeonCommand;

/**
 * The command {@code migrate current}.
 */
final class MigrateCurrent implements NeonCommand {

	private final ApplicationFlyway flyway;

	MigrateCurrent(ApplicationFlyway flyway) {
		this.flyway = flyway;
	}

	@Override
	public String name() {
		return "migrate current";
	}

	@Override
	public String summary() {
		return "Print the version that the schema is at, or none";
	}

	@Override
	public CommandExit run(CommandLine line, CommandOutput output) {
		line.atMost(0);
		String version = SchemaVersion.of(this.flyway.get().info()).version();
		output.say((version != null) ? version : "none");
		output.json(Collections.singletonMap("version", version));
		return CommandExit.DONE;
	}

}

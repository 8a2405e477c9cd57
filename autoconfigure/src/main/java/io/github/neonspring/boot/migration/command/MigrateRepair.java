package io.github.neonspring.boot.migration.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.flywaydb.core.api.output.RepairOutput;
import org.flywaydb.core.api.output.RepairResult;

import io.github.neonspring.boot.command.CommandExit;
import io.github.neonspring.boot.command.CommandLine;
import io.github.neonspring.boot.command.CommandOutput;
import io.github.neonspring.boot.command.NeonCommand;

/**
 * The command {@code migrate repair}.
 */
final class MigrateRepair implements NeonCommand {

	private final ApplicationFlyway flyway;

	MigrateRepair(ApplicationFlyway flyway) {
		this.flyway = flyway;
	}

	@Override
	public String name() {
		return "migrate repair";
	}

	@Override
	public String summary() {
		return "Make the history agree with the migrations";
	}

	@Override
	public CommandExit run(CommandLine line, CommandOutput output) {
		line.atMost(0);
		RepairResult result = this.flyway.get().repair();
		Map<String, List<RepairOutput>> changes = new LinkedHashMap<>();
		changes.put("removed", result.migrationsRemoved);
		changes.put("deleted", result.migrationsDeleted);
		changes.put("aligned", result.migrationsAligned);
		if (changes.values().stream().allMatch(List::isEmpty)) {
			output.say("Nothing to do.");
		}
		changes.forEach((change, migrations) -> migrations
			.forEach((migration) -> output.say(capitalized(change) + ": " + text(migration))));
		Map<String, List<String>> document = new LinkedHashMap<>();
		changes.forEach(
				(change, migrations) -> document.put(change, migrations.stream().map(MigrateRepair::text).toList()));
		output.json(document);
		return CommandExit.DONE;
	}

	private static String capitalized(String change) {
		return Character.toUpperCase(change.charAt(0)) + change.substring(1);
	}

	private static String text(RepairOutput migration) {
		return (migration.version + " " + migration.description).strip();
	}

}

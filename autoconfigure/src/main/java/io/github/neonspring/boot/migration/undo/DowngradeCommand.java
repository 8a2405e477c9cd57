package io.github.neonspring.boot.migration.undo;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.neonspring.boot.command.CommandExit;
import io.github.neonspring.boot.command.CommandLine;
import io.github.neonspring.boot.command.CommandOutput;
import io.github.neonspring.boot.command.NeonCommand;
import io.github.neonspring.boot.command.WrongUsageException;

/**
 * The command {@code migrate down [n]}: says what it would undo, asks, and does it.
 */
final class DowngradeCommand implements NeonCommand {

	private final Downgrade downgrade;

	DowngradeCommand(Downgrade downgrade) {
		this.downgrade = downgrade;
	}

	@Override
	public String name() {
		return "migrate down";
	}

	@Override
	public String usage() {
		return "migrate down [n]";
	}

	@Override
	public String summary() {
		return "Undo the last n migrations (1) with the scripts U<version>__<words>.sql in db/undo";
	}

	@Override
	public CommandExit run(CommandLine line, CommandOutput output) {
		int count = count(line.atMost(1).words());
		try {
			DowngradePlan plan = this.downgrade.plan(count);
			announce(plan, output);
			return output.confirmed(question(count)) ? run(plan, output) : CommandExit.REFUSED;
		}
		catch (DowngradeRefusedException ex) {
			output.error(Objects.requireNonNull(ex.getMessage()));
			return CommandExit.REFUSED;
		}
	}

	private static int count(List<String> words) {
		if (words.isEmpty()) {
			return 1;
		}
		if (!words.get(0).matches("[1-9]\\d{0,5}")) {
			throw new WrongUsageException("'" + words.get(0) + "' is not a number of versions");
		}
		return Integer.parseInt(words.get(0));
	}

	private static void announce(DowngradePlan plan, CommandOutput output) {
		for (UndoStep step : plan.steps()) {
			output.progress(
					"To undo: version " + step.version() + " (" + step.description() + ") with " + step.undoScript());
		}
		for (String repeatable : plan.repeatables()) {
			output.progress("To run again at the next migration: " + repeatable);
		}
		for (String version : plan.ignored()) {
			output.progress("Version " + version + " is below one that stays: Flyway applies it again only with"
					+ " spring.flyway.out-of-order=true");
		}
	}

	private static String question(int count) {
		return (count == 1) ? "Undo this migration?" : "Undo these " + count + " migrations?";
	}

	private CommandExit run(DowngradePlan plan, CommandOutput output) {
		this.downgrade.run(plan, (step) -> output.progress("Ran " + step.undoScript()));
		output.say("Undone: " + String.join(", ", plan.versions()));
		output.json(Map.of("undone", plan.steps().stream().map(DowngradeCommand::document).toList(), "repeatables",
				plan.repeatables()));
		return CommandExit.DONE;
	}

	private static Map<String, Object> document(UndoStep step) {
		return Map.of("version", step.version(), "description", step.description(), "script", step.script(),
				"undoScript", step.undoScript());
	}

}

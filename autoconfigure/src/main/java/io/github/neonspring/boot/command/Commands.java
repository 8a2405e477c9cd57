package io.github.neonspring.boot.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The commands of an application.
 *
 * @param all the commands
 */
record Commands(Collection<NeonCommand> all) {

	/**
	 * Run a command.
	 * @param text what was written behind {@code --neon.command}
	 * @param output where the answer goes
	 * @return how it ended
	 * @throws Exception if it failed
	 */
	CommandExit run(String text, CommandOutput output) throws Exception {
		CommandLine line = CommandLine.parse(text);
		Optional<NeonCommand> command = find(line);
		if (command.isPresent()) {
			return run(command.get(), line, output);
		}
		if (line.words().equals(List.of("help"))) {
			list().forEach(output::progress);
			return CommandExit.DONE;
		}
		output.error(line.words().isEmpty() ? "Which command?" : "There is no command \"" + line.text() + "\".");
		list().forEach(output::error);
		return CommandExit.WRONG_USAGE;
	}

	private Optional<NeonCommand> find(CommandLine line) {
		return this.all.stream()
			.filter((command) -> line.begins(words(command)))
			.max(Comparator.comparingInt((command) -> words(command).size()));
	}

	private static List<String> words(NeonCommand command) {
		return Arrays.asList(command.name().split(" "));
	}

	private static CommandExit run(NeonCommand command, CommandLine line, CommandOutput output) throws Exception {
		try {
			line.understoodBy(command.options());
			CommandExit exit = command.run(line.without(words(command)), output);
			if (exit == CommandExit.WRONG_USAGE) {
				output.error(usage(command));
			}
			return exit;
		}
		catch (WrongUsageException ex) {
			output.error(command.name() + ": " + ex.getMessage() + ".");
			output.error(usage(command));
			return CommandExit.WRONG_USAGE;
		}
	}

	private static String usage(NeonCommand command) {
		return "Usage: --neon.command=\"" + command.usage() + "\"";
	}

	private List<String> list() {
		if (this.all.isEmpty()) {
			return List.of("This application has no commands: neon.enabled is false, or Flyway is not there.");
		}
		List<List<String>> rows = this.all.stream()
			.sorted(Comparator.comparing(NeonCommand::name))
			.map((command) -> List.of("  " + command.usage(), command.summary()))
			.toList();
		List<String> lines = new ArrayList<>(List.of("Commands, as in --neon.command=\"migrate status\":"));
		lines.addAll(new TextTable(rows.get(0), rows.subList(1, rows.size())).lines().toList());
		return lines;
	}

}

package io.github.neonspring.boot.command;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonWriter;

/**
 * What a command says: the only writer to the real standard output while a command runs.
 * Standard output holds either lines and tables for people or one JSON document; what is
 * meant for the other of the two is left out, so a command gives both without asking.
 *
 * @since 0.1.0
 */
public final class CommandOutput {

	private final PrintStream out;

	private final PrintStream err;

	private final boolean json;

	private final boolean yes;

	private final Supplier<@Nullable String> answer;

	/**
	 * Create an output.
	 * @param out standard output
	 * @param err standard error
	 * @param format what goes to standard output
	 * @param yes whether every question is answered with yes
	 * @param answer reads a line from the console; {@code null} where there is none
	 */
	public CommandOutput(PrintStream out, PrintStream err, CommandFormat format, boolean yes,
			Supplier<@Nullable String> answer) {
		this.out = out;
		this.err = err;
		this.json = (format == CommandFormat.JSON);
		this.yes = yes;
		this.answer = answer;
	}

	static @Nullable String readConsole() {
		Console console = System.console();
		return (console != null) ? console.readLine() : null;
	}

	/**
	 * Whether standard output holds one JSON document.
	 * @return {@code false} for lines and tables
	 */
	public boolean isJson() {
		return this.json;
	}

	/**
	 * Tell how far the command is: on standard output, or on standard error beside JSON.
	 * @param line one line
	 */
	public void progress(String line) {
		(this.json ? this.err : this.out).println(line);
	}

	/**
	 * Print a line, unless the output is JSON.
	 * @param line one line
	 */
	public void say(String line) {
		if (!this.json) {
			this.out.println(line);
		}
	}

	/**
	 * Print a table, unless the output is JSON.
	 * @param columns the headings
	 * @param rows the rows, each with a cell for every heading
	 */
	public void table(List<String> columns, List<List<String>> rows) {
		new TextTable(columns.stream().map((column) -> column.toUpperCase(Locale.ROOT)).toList(), rows).lines()
			.forEach(this::say);
	}

	/**
	 * Print a document, if the output is JSON. Once for each command.
	 * @param document a tree of maps, lists, strings, numbers, booleans and {@code null}
	 */
	public void json(Object document) {
		if (this.json) {
			// In UTF-8, which JSON is, whatever the terminal speaks
			this.out
				.writeBytes((JsonWriter.standard().writeToString(document) + "\n").getBytes(StandardCharsets.UTF_8));
			this.out.flush();
		}
	}

	/**
	 * Tell what went wrong, on standard error.
	 * @param what what happened and what to do
	 */
	public void error(String what) {
		this.err.println(what);
	}

	/**
	 * Ask for a confirmation: {@code neon.yes} gives it, else whoever sits at the
	 * console. Where there is nobody, the answer is no, and standard error names the
	 * property.
	 * @param question what is to be confirmed, such as {@code Undo 2 migrations?}
	 * @return whether to go on; if not, the command ends with {@link CommandExit#REFUSED}
	 */
	public boolean confirmed(String question) {
		if (this.yes) {
			return true;
		}
		this.err.print(question + " [y/N] ");
		this.err.flush();
		String answer = this.answer.get();
		if (answer == null) {
			this.err.println();
			error("Nobody is there to answer. To go on without a question, add --neon.yes");
			return false;
		}
		return List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
	}

}

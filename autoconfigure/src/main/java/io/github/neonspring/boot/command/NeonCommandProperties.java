package io.github.neonspring.boot.command;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the application does in the place of itself.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("neon")
public class NeonCommandProperties {

	/**
	 * Command to run in the place of the application, such as "migrate status". Counts
	 * only as an argument of the application: java -jar app.jar --neon.command="migrate
	 * status".
	 */
	private @Nullable String command;

	/**
	 * What a command prints to standard output: lines and tables for people, or one JSON
	 * document.
	 */
	private CommandFormat output = CommandFormat.TABLE;

	/**
	 * Whether a command may do without asking what it would otherwise have confirmed
	 * first.
	 */
	private boolean yes;

	public @Nullable String getCommand() {
		return this.command;
	}

	public void setCommand(@Nullable String command) {
		this.command = command;
	}

	public CommandFormat getOutput() {
		return this.output;
	}

	public void setOutput(CommandFormat output) {
		this.output = output;
	}

	public boolean isYes() {
		return this.yes;
	}

	public void setYes(boolean yes) {
		this.yes = yes;
	}

}

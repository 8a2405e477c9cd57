package io.github.neonspring.boot.command;

import java.util.Set;

/**
 * A command that runs in the place of the application, such as {@code migrate status}. A
 * bean of this type is a command of the application. Every command is created to find the
 * one that is asked for, so a constructor must do nothing; collaborators come in as
 * {@link org.springframework.beans.factory.ObjectProvider}.
 *
 * @since 0.1.0
 */
public interface NeonCommand {

	/**
	 * Return the words that name the command, separated by one space. Where several names
	 * match, the longest one wins.
	 * @return the name, such as {@code migrate status}
	 */
	String name();

	/**
	 * Return how the command is written, with its arguments and options.
	 * @return the usage, such as {@code migrate down [n]}
	 */
	default String usage() {
		return name();
	}

	/**
	 * Return what the command does, in one line for the list of commands.
	 * @return one line that begins with a verb, without a full stop
	 */
	String summary();

	/**
	 * Return the options that the command understands, without their dashes. Any other
	 * option is a wrong usage.
	 * @return the names of the options
	 */
	default Set<String> options() {
		return Set.of();
	}

	/**
	 * Run the command.
	 * @param line what follows the name
	 * @param output where the answer goes
	 * @return how it ended
	 * @throws WrongUsageException if the arguments are not those that the command needs
	 * @throws Exception if it failed; told to the user as at a start that fails
	 */
	CommandExit run(CommandLine line, CommandOutput output) throws Exception;

}

package io.github.neonspring.boot.command;

/**
 * A command was given other arguments than it needs. Its usage is printed and the process
 * ends with {@link CommandExit#WRONG_USAGE}.
 *
 * @since 0.1.0
 */
public class WrongUsageException extends RuntimeException {

	/**
	 * Create the exception.
	 * @param message what is wrong with the arguments
	 */
	public WrongUsageException(String message) {
		super(message);
	}

}

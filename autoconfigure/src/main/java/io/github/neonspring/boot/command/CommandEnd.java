package io.github.neonspring.boot.command;

/**
 * How the process ends after a command. Another one than the end of the JVM is given as
 * an instance in the application's bootstrap registry.
 */
@FunctionalInterface
interface CommandEnd {

	/**
	 * End the process.
	 * @param code the exit code
	 */
	void exit(int code);

}

package io.github.neonspring.boot.command;

/**
 * What a command prints to standard output.
 *
 * @since 0.1.0
 */
public enum CommandFormat {

	/** Lines and tables for people. */
	TABLE,

	/** One JSON document for programs. */
	JSON

}

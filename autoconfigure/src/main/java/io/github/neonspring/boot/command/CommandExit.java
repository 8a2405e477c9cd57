package io.github.neonspring.boot.command;

/**
 * How a command ended, as the exit code of the process says it.
 *
 * @since 0.1.0
 */
public enum CommandExit {

	/** Done; also when there was nothing to do. */
	DONE(0),

	/** Tried and failed, or checked and found wrong. */
	FAILED(1),

	/** Not a command, or not the arguments that it needs. */
	WRONG_USAGE(2),

	/** Not begun, because nobody confirmed it or because it would do harm. */
	REFUSED(3);

	private final int code;

	CommandExit(int code) {
		this.code = code;
	}

	/**
	 * Return the exit code of the process.
	 * @return 0, 1, 2 or 3
	 */
	public int code() {
		return this.code;
	}

}

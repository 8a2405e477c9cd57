package io.github.neonspring.boot.setup;

/**
 * A seed file that cannot be read.
 */
final class UnreadableSeedException extends Exception {

	private final int line;

	private final String reason;

	UnreadableSeedException(int line, String reason) {
		super("line " + line + ": " + reason);
		this.line = line;
		this.reason = reason;
	}

	int line() {
		return this.line;
	}

	String reason() {
		return this.reason;
	}

}

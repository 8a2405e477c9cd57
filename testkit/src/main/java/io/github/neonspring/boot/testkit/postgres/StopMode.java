package io.github.neonspring.boot.testkit.postgres;

/**
 * How a {@link PostgresServer} goes away.
 *
 * @since 0.1.0
 */
public enum StopMode {

	/**
	 * Every session is told goodbye (SQLSTATE 57P01) and data is flushed: what a compute
	 * does when it suspends.
	 */
	FAST("INT"),

	/**
	 * Nothing is flushed and the next start recovers from the write-ahead log: a crash.
	 */
	IMMEDIATE("QUIT");

	private final String signal;

	StopMode(String signal) {
		this.signal = signal;
	}

	String signal() {
		return this.signal;
	}

}

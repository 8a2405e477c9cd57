package io.github.neonspring.boot.session;

import java.util.Locale;

/**
 * What is suspicious of a connection that somebody has for long. Most that are only held
 * do honest work; the other kinds look as if nobody would give the connection back.
 *
 * @since 0.1.0
 */
public enum LeakKind {

	/**
	 * It is held for longer than {@code neon.session.leak-threshold}, and was in use
	 * lately, or may have been.
	 */
	HELD("it is held for longer than neon.session.leak-threshold"),

	/** The thread that borrowed it has ended. */
	THREAD_GONE("the thread that borrowed it has ended"),

	/**
	 * It is held for longer than {@code neon.session.leak-threshold}, and nothing was
	 * executed on it for half of that time or longer.
	 */
	IDLE("it is held for longer than neon.session.leak-threshold, and nothing is executed on it");

	private final String description;

	LeakKind(String description) {
		this.description = description;
	}

	/**
	 * Whether nobody seems to give the connection back.
	 * @return {@code false} for one that is in use
	 */
	boolean isLeak() {
		return this != HELD;
	}

	String description() {
		return this.description;
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}

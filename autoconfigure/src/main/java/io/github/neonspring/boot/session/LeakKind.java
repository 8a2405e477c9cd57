package io.github.neonspring.boot.session;

import java.util.Locale;

/**
 * Why a connection looks as if nobody would give it back.
 *
 * @since 0.1.0
 */
public enum LeakKind {

	/** It is held for longer than {@code neon.session.leak-threshold}. */
	HELD("it is held for longer than neon.session.leak-threshold"),

	/** The thread that borrowed it has ended. */
	THREAD_GONE("the thread that borrowed it has ended"),

	/** Nothing was executed on it for {@code neon.session.leak-threshold}. */
	IDLE("nothing was executed on it for neon.session.leak-threshold");

	private final String description;

	LeakKind(String description) {
		this.description = description;
	}

	String description() {
		return this.description;
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}

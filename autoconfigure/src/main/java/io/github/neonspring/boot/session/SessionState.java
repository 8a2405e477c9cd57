package io.github.neonspring.boot.session;

import java.util.Locale;

/**
 * What a connection does while somebody has it.
 *
 * @since 0.1.0
 */
public enum SessionState {

	/** The server works on a statement, or the answer is on its way. */
	EXECUTING,

	/** A transaction is open, and the server waits for the next statement. */
	IDLE_IN_TRANSACTION,

	/** Nothing is open on the server. */
	IDLE;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}

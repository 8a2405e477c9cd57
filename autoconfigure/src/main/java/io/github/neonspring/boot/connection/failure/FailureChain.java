package io.github.neonspring.boot.connection.failure;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The {@link SQLException}s behind a failure, from the outside in: causes and next
 * exceptions, but no suppressed ones, which belong to earlier attempts.
 *
 * @since 0.1.0
 */
public final class FailureChain {

	private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());

	private final List<SQLException> found = new ArrayList<>();

	private FailureChain() {
	}

	/**
	 * Return the SQL exceptions behind a failure.
	 * @param failure the failure, or {@code null} for none
	 * @return the exceptions, each once; empty if it is no failure of a database
	 */
	public static List<SQLException> of(@Nullable Throwable failure) {
		FailureChain chain = new FailureChain();
		chain.walk(failure);
		return chain.found;
	}

	private void walk(@Nullable Throwable failure) {
		Throwable current = failure;
		while (current != null && this.seen.add(current)) {
			if (current instanceof SQLException ex) {
				this.found.add(ex);
				walkBehind(ex);
			}
			current = current.getCause();
		}
	}

	// A loop, since a failed batch has as many next exceptions as it has statements
	private void walkBehind(SQLException first) {
		for (SQLException next = first.getNextException(); next != null
				&& !this.seen.contains(next); next = next.getNextException()) {
			this.seen.add(next);
			this.found.add(next);
		}
	}

}

package io.github.neonspring.sample.live.endpoint;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the page can do to an embedded endpoint.
 */
public enum Button {

	/** Put the compute to sleep until somebody needs it. */
	SLEEP,

	/** Cut every connection without a goodbye. */
	KILL,

	/** Let the next COMMIT of a transfer be done, but lose its answer. */
	LOSE_COMMIT,

	/** Take the database away: connects are refused. */
	DOWN,

	/** Give it back. */
	UP;

	/**
	 * Return the button of a name.
	 * @param name the name as the page writes it, such as {@code lose-commit}
	 * @return the button, or empty if there is none
	 */
	public static Optional<Button> named(String name) {
		return Stream.of(values()).filter((button) -> button.toString().equals(name)).findFirst();
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}

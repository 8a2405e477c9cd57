package io.github.neonspring.boot.setup;

import java.util.Locale;

/**
 * How serious a finding is.
 */
enum FindingStatus {

	/** As it should be. */
	OK,

	/** Works, but is worth a change. */
	WARNING,

	/** Does not work, or will not. */
	FAILURE;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}

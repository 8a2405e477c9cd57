package io.github.neonspring.boot.commit;

import java.util.Locale;

/**
 * What became of a COMMIT whose answer was lost.
 *
 * @since 0.1.0
 */
public enum CommitOutcome {

	/** The transaction is committed, as the lost answer would have said. */
	COMMITTED,

	/** The transaction is rolled back, for certain: it may be done again. */
	ROLLED_BACK,

	/** It cannot be known: doing the transaction again may do it twice. */
	UNKNOWN;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}

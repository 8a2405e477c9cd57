package io.github.neonspring.boot.testkit.rules;

/**
 * What a piece of code runs in.
 */
enum Place {

	/** A transaction of this thread. */
	TRANSACTION,

	/** No transaction, as far as can be seen. */
	OUTSIDE,

	/** Another thread, handed over from within a transaction. */
	OTHER_THREAD,

	/** Later, or wherever somebody calls it. */
	UNKNOWN

}

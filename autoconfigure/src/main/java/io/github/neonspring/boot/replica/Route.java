package io.github.neonspring.boot.replica;

/**
 * Which way a borrower goes.
 */
enum Route {

	/** To the primary. */
	WRITING,

	/** To a replica, if there is one. */
	READING,

	/** To the primary for a read-only transaction that asks for it. */
	READING_FROM_PRIMARY;

	static Route of(boolean readOnly) {
		if (!readOnly) {
			return WRITING;
		}
		return ReadFromPrimary.isSaid() ? READING_FROM_PRIMARY : READING;
	}

	boolean isReadOnly() {
		return this != WRITING;
	}

}

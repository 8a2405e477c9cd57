package io.github.neonspring.boot.session;

/**
 * Hears of each session. It is called on the way of every borrow, so it must be quick and
 * must not fail.
 *
 * @since 0.1.0
 */
public interface SessionListener {

	/** Hears nothing. */
	SessionListener NONE = new SessionListener() {

		@Override
		public void acquired(long nanos) {
		}

		@Override
		public void ended(long nanos) {
		}

	};

	/**
	 * Note that a caller got a connection.
	 * @param nanos how long that took, from asking on, in nanoseconds
	 */
	void acquired(long nanos);

	/**
	 * Note that a connection was given back.
	 * @param nanos how long it was lent, in nanoseconds
	 */
	void ended(long nanos);

	/**
	 * Have another listener hear the same.
	 * @param other the other one
	 * @return both
	 */
	default SessionListener and(SessionListener other) {
		SessionListener one = this;
		return (one == NONE) ? other : new SessionListener() {

			@Override
			public void acquired(long nanos) {
				one.acquired(nanos);
				other.acquired(nanos);
			}

			@Override
			public void ended(long nanos) {
				one.ended(nanos);
				other.ended(nanos);
			}

		};
	}

}

package io.github.neonspring.boot.guard;

/**
 * The pool that lends the connections, as far as those who look at these need to know. It
 * describes itself as it is now.
 *
 * @since 0.1.0
 */
public interface PoolState {

	/** There is no pool. */
	PoolState NONE = new PoolState() {

		@Override
		public boolean isExhausted() {
			return false;
		}

		@Override
		public String toString() {
			return "none";
		}

	};

	/**
	 * Whether whoever asks now has to wait until somebody gives a connection back.
	 * @return {@code true} if nothing is idle and nothing more can be opened
	 */
	boolean isExhausted();

}

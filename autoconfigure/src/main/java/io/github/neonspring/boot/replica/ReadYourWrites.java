package io.github.neonspring.boot.replica;

/**
 * Whether whoever has written finds that in its following reads on a replica.
 *
 * @since 0.1.0
 */
public enum ReadYourWrites {

	/** Not surely: a replica follows a moment behind. */
	OFF,

	/**
	 * Surely: a read waits until the replica has replayed the write-ahead log to the
	 * position of the write, or goes to the primary.
	 */
	POSITION

}

package io.github.neonspring.boot.replica;

import java.util.Locale;

/**
 * What is known of a read replica, without asking it.
 *
 * @since 0.1.0
 */
public enum ReplicaStatus {

	/** Reads go to it. */
	IN_ROTATION,

	/** Nobody has read from it for longer than its suspend timeout, or ever. */
	ASLEEP,

	/** A connection is being opened, which takes as long as its cold start. */
	WAKING,

	/** It could not be reached, or refused; it is tried again while somebody reads. */
	DOWN;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}

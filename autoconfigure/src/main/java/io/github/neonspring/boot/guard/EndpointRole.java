package io.github.neonspring.boot.guard;

/**
 * What an endpoint is to the application.
 *
 * @param replica whether it is a read replica, in the place of which another endpoint can
 * serve
 * @param writes hears of what may have been written to it
 */
record EndpointRole(boolean replica, WriteListener writes) {

	/** The database, whose writes nobody wants to hear of. */
	static final EndpointRole PRIMARY = new EndpointRole(false, WriteListener.NONE);

	/** A read replica. */
	static final EndpointRole REPLICA = new EndpointRole(true, WriteListener.NONE);

	boolean tellsOfWrites() {
		return this.writes != WriteListener.NONE;
	}

}

package io.github.neonspring.boot.connection.event;

import java.util.Locale;

/**
 * What the starter tells in the log about an endpoint: the catalogue of its lifecycle
 * lines, one for each change of a state.
 *
 * @since 0.1.0
 */
public enum EndpointEvent {

	/** It was decided which database is used, and how. */
	DATA_SOURCE_OPENED,

	/** The pool is closed. */
	DATA_SOURCE_CLOSED,

	/** The pool is about to be closed and waits for what its connections are doing. */
	DATA_SOURCE_DRAINING,

	/** The first connection is opened while the application starts. */
	EARLY_WAKE,

	/** The compute answered for the first time, or was woken. */
	COMPUTE_AWAKE,

	/** The compute will have fallen asleep. */
	COMPUTE_ASLEEP,

	/** The other side has ended open connections. */
	CONNECTIONS_LOST,

	/** Connects fail, and are tried again. */
	CONNECT_WAITING,

	/** A connect succeeded after others had failed. */
	CONNECT_ANSWERED,

	/** Callers fail at once. */
	BREAKER_OPEN,

	/** One connect finds out whether the endpoint is back. */
	BREAKER_HALF_OPEN,

	/** Callers are let through again. */
	BREAKER_CLOSED,

	/** The compute is kept awake. */
	KEEPALIVE_ON,

	/** The compute may fall asleep. */
	KEEPALIVE_OFF,

	/** Somebody has stopped the keepalive for a while. */
	KEEPALIVE_PAUSED,

	/** Somebody has let the keepalive go on. */
	KEEPALIVE_RESUMED,

	/** Pings are not answered. */
	KEEPALIVE_FAILING,

	/** Pings are answered again. */
	KEEPALIVE_ANSWERED,

	/** Reads no longer go to a replica. */
	REPLICA_OUT,

	/** Reads go to a replica again. */
	REPLICA_IN,

	/** The migrations of a start are done. */
	MIGRATIONS_DONE,

	/** The set-up of a start is done. */
	SETUP_DONE,

	/** Logins use new credentials. */
	CREDENTIALS_CHANGED,

	/** The endpoint turned out to be a pooler. */
	POOLER_FOUND,

	/** A server that took writes refuses them. */
	SERVER_DEMOTED,

	/** A connection is lent for long. */
	SESSION_SLOW,

	/** A connection is held for long, and in use. */
	SESSION_HELD,

	/** Nobody seems to give a connection back. */
	SESSION_LEAKED,

	/** A connection that was held for long, or seemed to be leaked, is back. */
	SESSION_RECOVERED,

	/** The pool is closed while somebody has connections. */
	SESSIONS_LEFT,

	/** A caller got no connection in time, because others have them all. */
	POOL_EXHAUSTED,

	/** There are free connections again. */
	POOL_FREE;

	private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

	/**
	 * Return the event as it is in structured logs, such as {@code compute-awake}.
	 */
	@Override
	public String toString() {
		return this.id;
	}

}

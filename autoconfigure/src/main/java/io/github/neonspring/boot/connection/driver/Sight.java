package io.github.neonspring.boot.connection.driver;

/**
 * What a look at a connection's socket shows.
 *
 * @since 0.1.0
 * @see EndpointSocket#look()
 */
public enum Sight {

	/**
	 * The server has said nothing since it was last listened to. That is no proof of
	 * life: a network that drops everything in silence looks the same.
	 */
	QUIET,

	/**
	 * The server has said something that was not asked for and has not closed: a
	 * notification, a notice, a changed parameter, or a goodbye whose end of stream has
	 * not arrived yet. What it is, {@code PGConnection.getNotifications()} finds out.
	 */
	PENDING,

	/**
	 * The server, or something in between, has closed or reset the connection, or this
	 * side has.
	 */
	GONE

}

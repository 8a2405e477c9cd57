package io.github.neonspring.boot.connection.driver;

import java.sql.SQLException;

/**
 * Says where a connection was meant to lead. Attached to the exception of the driver as a
 * suppressed one, so that the failure analysis, and any stack trace, names the endpoint.
 *
 * @since 0.1.0
 */
public final class ConnectionAttempt extends Exception {

	private final String target;

	private ConnectionAttempt(String target) {
		super("while connecting to " + target, null, false, false);
		this.target = target;
	}

	/**
	 * Attach the target to the exception of a failed attempt, unless one is attached
	 * already.
	 * @param <E> the type of the exception
	 * @param failure the exception
	 * @param target the target of the attempt
	 * @return the same exception
	 */
	public static <E extends SQLException> E describe(E failure, JdbcTarget target) {
		for (Throwable suppressed : failure.getSuppressed()) {
			if (suppressed instanceof ConnectionAttempt) {
				return failure;
			}
		}
		failure.addSuppressed(new ConnectionAttempt(target.description()));
		return failure;
	}

	/**
	 * Return where the connection was meant to lead.
	 * @return the hosts and the database
	 */
	public String getTarget() {
		return this.target;
	}

}

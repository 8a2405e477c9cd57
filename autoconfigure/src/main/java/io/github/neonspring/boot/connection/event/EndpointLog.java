package io.github.neonspring.boot.connection.event;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Writes lifecycle lines that people read and programs find: where an application logs in
 * a structured format, each carries what happened and to which endpoint as
 * {@value #EVENT} and {@value #ENDPOINT}.
 * <p>
 * The two are in the mapped diagnostic context for as long as the line is written, since
 * that is what every format of Spring Boot and every logging system prints.
 *
 * @since 0.1.0
 */
public final class EndpointLog {

	/**
	 * The key of the event, an {@link EndpointEvent}.
	 */
	public static final String EVENT = "neon.event";

	/**
	 * The key of the endpoint, which is described without secrets.
	 */
	public static final String ENDPOINT = "neon.endpoint";

	private final Log logger;

	private EndpointLog(Log logger) {
		this.logger = logger;
	}

	/**
	 * Return the log of a class.
	 * @param type the class, whose name is that of the logger
	 * @return the log
	 */
	public static EndpointLog of(Class<?> type) {
		return new EndpointLog(LogFactory.getLog(type));
	}

	/**
	 * Tell that something has changed.
	 * @param event what happened
	 * @param endpoint the description of the endpoint, without secrets
	 * @param message what happened and what follows, for people
	 */
	public void info(EndpointEvent event, String endpoint, Object message) {
		if (this.logger.isInfoEnabled()) {
			about(event, endpoint, () -> this.logger.info(message));
		}
	}

	/**
	 * Tell that something has changed for the worse.
	 * @param event what happened
	 * @param endpoint the description of the endpoint, without secrets
	 * @param message what happened, what follows and what to do, for people
	 */
	public void warn(EndpointEvent event, String endpoint, Object message) {
		if (this.logger.isWarnEnabled()) {
			about(event, endpoint, () -> this.logger.warn(message));
		}
	}

	/**
	 * Tell that something has changed for the worse, and where it comes from.
	 * @param event what happened
	 * @param endpoint the description of the endpoint, without secrets
	 * @param message what happened, what follows and what to do, for people
	 * @param stack where it comes from, or {@code null} if that is not known
	 */
	public void warn(EndpointEvent event, String endpoint, Object message, @Nullable Throwable stack) {
		if (this.logger.isWarnEnabled()) {
			about(event, endpoint, () -> this.logger.warn(message, stack));
		}
	}

	/**
	 * Tell of a change that happens too often to be told otherwise.
	 * @param event what happened
	 * @param endpoint the description of the endpoint, without secrets
	 * @param message what happened
	 */
	public void debug(EndpointEvent event, String endpoint, Object message) {
		if (this.logger.isDebugEnabled()) {
			about(event, endpoint, () -> this.logger.debug(message));
		}
	}

	private static void about(EndpointEvent event, String endpoint, Runnable line) {
		MDC.put(EVENT, event.toString());
		MDC.put(ENDPOINT, endpoint);
		try {
			line.run();
		}
		finally {
			MDC.remove(EVENT);
			MDC.remove(ENDPOINT);
		}
	}

}

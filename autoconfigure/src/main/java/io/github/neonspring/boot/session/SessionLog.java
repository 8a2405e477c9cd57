package io.github.neonspring.boot.session;

import java.util.List;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.core.log.LogMessage;

/**
 * Says what there is to say about sessions.
 */
final class SessionLog {

	private static final Log logger = LogFactory.getLog(Sessions.class);

	/** As many as one can read. */
	private static final int MOST = 10;

	private SessionLog() {
	}

	static void slow(OpenSession session, Holding holding) {
		logger.warn(
				LogMessage.format("A session with %s is open for longer than neon.session.slow-threshold: %s",
						session.endpoint(), session.describe()),
				new HolderStack(session.thread(), holding.holder().getStackTrace()));
	}

	static void leaked(OpenSession session, LeakKind kind, Holding holding) {
		Throwable place = holding.place();
		logger.warn(LogMessage.format(
				"A connection to %s seems to be leaked, %s: %s. Close it in a try-with-resources block, or raise "
						+ "neon.session.leak-threshold if it is meant to be held so long%s",
				session.endpoint(), kind.description(), session.describe(),
				(place != null) ? ""
						: ". Where it was borrowed was not noted; for ten minutes every borrow notes its place"),
				place);
	}

	static void recovered(Suspect suspect, long now) {
		logger.info(LogMessage.format(
				"Recovered: the connection to %s that thread '%s' seemed to leak is back, %d ms "
						+ "after it was borrowed",
				suspect.endpoint(), suspect.thread(), (now - suspect.start()) / 1_000_000));
	}

	static void exhausted(String holders) {
		logger.warn(LogMessage.format("A caller got no connection in time, because all are in use. %s", holders));
	}

	static void available(String endpoint, long callers, long nanos) {
		logger.info(LogMessage.format("There are free connections to %s again, after %d ms and %d callers without one",
				endpoint, nanos / 1_000_000, callers));
	}

	static void closing(String endpoint, List<OpenSession> open) {
		logger
			.warn(LogMessage.format("The pool is closed while somebody has connections. %s", holders(endpoint, open)));
	}

	/**
	 * List who has connections, the oldest first.
	 * @param endpoint where these lead to
	 * @param open the sessions
	 * @return a sentence, and a line for each of the first
	 */
	static String holders(String endpoint, List<OpenSession> open) {
		String lines = open.stream()
			.limit(MOST)
			.map((session) -> "\n  " + session.describe())
			.collect(Collectors.joining());
		String rest = (open.size() > MOST) ? "\n  and " + (open.size() - MOST) + " more" : "";
		return open.isEmpty() ? "Those to " + endpoint + " are on their way back"
				: open.size() + " to " + endpoint + " held by:" + lines + rest;
	}

}

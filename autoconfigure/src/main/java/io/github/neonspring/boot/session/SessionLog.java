package io.github.neonspring.boot.session;

import java.util.List;
import java.util.stream.Collectors;

import org.springframework.core.log.LogMessage;

import io.github.neonspring.boot.connection.event.EndpointEvent;
import io.github.neonspring.boot.connection.event.EndpointLog;

/**
 * Says what there is to say about sessions.
 */
final class SessionLog {

	private static final EndpointLog events = EndpointLog.of(Sessions.class);

	/** As many as one can read. */
	private static final int MOST = 10;

	private SessionLog() {
	}

	static void slow(OpenSession session, Holding holding) {
		events.warn(EndpointEvent.SESSION_SLOW, session.endpoint(),
				LogMessage.format("A session with %s is open for longer than neon.session.slow-threshold: %s",
						session.endpoint(), session.describe()),
				new HolderStack(session.thread(), holding.holder().getStackTrace()));
	}

	static void held(OpenSession session, Holding holding) {
		events.warn(EndpointEvent.SESSION_HELD, session.endpoint(), LogMessage.format(
				"A connection to %s is held for longer than neon.session.leak-threshold, and seems to be in use: %s. "
						+ "Raise neon.session.leak-threshold if it is meant to be held so long",
				session.endpoint(), session.describe()), holding.place());
	}

	/**
	 * Say that a connection seems to be leaked.
	 * @param session the session
	 * @param kind how that shows
	 * @param holding the same
	 * @param places what is said of its place where that was not noted
	 */
	static void leaked(OpenSession session, LeakKind kind, Holding holding, String places) {
		Throwable place = holding.place();
		events.warn(EndpointEvent.SESSION_LEAKED, session.endpoint(),
				LogMessage.format(
						"A connection to %s seems to be leaked, %s: %s. Close it in a try-with-resources block, or "
								+ "raise neon.session.leak-threshold if it is meant to be held so long%s",
						session.endpoint(), kind.description(), session.describe(),
						(place != null) ? "" : ". Where it was borrowed was not noted; " + places),
				place);
	}

	static void recovered(Suspect suspect, long now) {
		String endpoint = suspect.endpoint().source().endpoint();
		events.info(EndpointEvent.SESSION_RECOVERED, endpoint,
				LogMessage.format(
						"Recovered: the connection to %s that thread '%s' %s is back, %d ms " + "after it was borrowed",
						endpoint, suspect.thread(), suspect.isLeaked() ? "seemed to leak" : "held for long",
						(now - suspect.start()) / 1_000_000));
	}

	static void exhausted(String endpoint, String holders) {
		events.warn(EndpointEvent.POOL_EXHAUSTED, endpoint,
				LogMessage.format("A caller got no connection in time, because all are in use. %s", holders));
	}

	static void available(String endpoint, long callers, long nanos) {
		events.info(EndpointEvent.POOL_FREE, endpoint,
				LogMessage.format("There are free connections to %s again, after %d ms and %d callers without one",
						endpoint, nanos / 1_000_000, callers));
	}

	static void closing(String endpoint, List<OpenSession> open) {
		events.warn(EndpointEvent.SESSIONS_LEFT, endpoint,
				LogMessage.format("The pool is closed while somebody has connections. %s", holders(endpoint, open)));
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
				: "Who has one to " + endpoint + ":" + lines + rest;
	}

}

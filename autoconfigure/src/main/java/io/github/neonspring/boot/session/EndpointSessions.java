package io.github.neonspring.boot.session;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The sessions of one data source.
 *
 * @since 0.1.0
 */
public final class EndpointSessions implements AutoCloseable {

	private final Sessions sessions;

	private final SessionSource source;

	private final Exhaustion exhaustion = new Exhaustion();

	private final AtomicBoolean closing = new AtomicBoolean();

	EndpointSessions(Sessions sessions, SessionSource source) {
		this.sessions = sessions;
		this.source = source;
	}

	/**
	 * Begin to track the uses of a connection.
	 * @param connection the connection
	 * @return what is known of its present use
	 */
	public SessionTrack track(Object connection) {
		return this.sessions.newTrack(connection);
	}

	/**
	 * Note that a physical connection was opened, so that there may be something to see.
	 */
	public void opened() {
		this.sessions.wake();
	}

	/**
	 * Note that a caller asks for a connection.
	 * @return what to tell when the caller has it
	 */
	public long asked() {
		return (this.sessions.listener() != SessionListener.NONE) ? System.nanoTime() : 0;
	}

	/**
	 * Note that a caller has got a connection.
	 * @param asked what was returned when it asked
	 */
	public void acquired(long asked) {
		if (asked != 0) {
			this.sessions.listener().acquired(System.nanoTime() - asked);
		}
	}

	/**
	 * Note that a caller got no connection, because others have them all. The first of
	 * such a time is logged.
	 * @return who has them
	 */
	public String exhausted() {
		String holders = SessionLog.holders(this.source.endpoint(), open());
		if (this.exhaustion.begins(System.nanoTime())) {
			SessionLog.exhausted(this.source.endpoint(), holders);
		}
		this.sessions.wake();
		return holders;
	}

	/**
	 * Note that the connections are about to be closed, whoever has them. Nothing is said
	 * of them after that.
	 */
	public void closing() {
		List<OpenSession> open = open();
		if (this.closing.compareAndSet(false, true) && !open.isEmpty()) {
			SessionLog.closing(this.source.endpoint(), open);
		}
		this.sessions.restIfAllClose();
	}

	boolean isClosing() {
		return this.closing.get();
	}

	private List<OpenSession> open() {
		return this.sessions.openOf(List.of(this.source));
	}

	boolean isAtRest() {
		return isClosing() || (this.source.isEmpty() && this.exhaustion.isOver());
	}

	SessionSource source() {
		return this.source;
	}

	Exhaustion exhaustion() {
		return this.exhaustion;
	}

	@Override
	public void close() {
		this.sessions.forget(this);
	}

}

package io.github.neonspring.boot.session;

/**
 * Who hears of sessions.
 */
final class SessionListeners {

	private volatile SessionListener current = SessionListener.NONE;

	synchronized void add(SessionListener listener) {
		this.current = this.current.and(new HarmlessListener(listener));
	}

	SessionListener current() {
		return this.current;
	}

}

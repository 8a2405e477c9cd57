package io.github.neonspring.boot.session;

import org.jspecify.annotations.Nullable;

/**
 * A session that something was said about.
 *
 * @param endpoint whose connection it is
 * @param thread the name of the thread that borrowed it
 * @param start when it was lent, in nanoseconds
 * @param slow whether it was said that it is slow
 * @param leak why it was said to be leaked or held for long, or {@code null} if it was
 * not
 */
record Suspect(EndpointSessions endpoint, String thread, long start, boolean slow, @Nullable LeakKind leak) {

	static Suspect of(EndpointSessions endpoint, Holding holding) {
		return new Suspect(endpoint, holding.thread(), holding.start(), false, null);
	}

	Suspect slowNow() {
		return new Suspect(this.endpoint, this.thread, this.start, true, this.leak);
	}

	boolean isLeaked() {
		return this.leak != null && this.leak.isLeak();
	}

	Suspect leakedNow(LeakKind kind) {
		return new Suspect(this.endpoint, this.thread, this.start, this.slow, kind);
	}

}

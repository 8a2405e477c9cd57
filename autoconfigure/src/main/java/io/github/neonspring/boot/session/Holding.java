package io.github.neonspring.boot.session;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A session as it was seen at one moment.
 *
 * @param connection the connection, of which only the identity counts
 * @param number which use of that connection it is
 * @param holder the thread that borrowed it
 * @param start when it was lent, in nanoseconds of {@link System#nanoTime()}
 * @param transaction the name of the transaction, or {@code null}
 * @param readOnly whether it is declared read-only
 * @param statements how many statements were executed so far
 * @param state what it does
 * @param activity what was executed on it, and when
 * @param place where it was borrowed, if this borrow noted it
 * @since 0.1.0
 */
public record Holding(Object connection, long number, Thread holder, long start, @Nullable String transaction,
		boolean readOnly, int statements, SessionState state, Activity activity, @Nullable Throwable place) {

	String thread() {
		String name = this.holder.getName();
		return name.isEmpty() ? this.holder.toString() : name;
	}

	long age(long now) {
		return now - this.start;
	}

	/**
	 * Return for how long nothing has been executed, as far as that is known.
	 * @param now the time in nanoseconds
	 * @return nanoseconds, zero while something is executed
	 */
	long idle(long now) {
		if (this.state == SessionState.EXECUTING) {
			return 0;
		}
		return Math.min(now - this.start, now - this.activity.last());
	}

	Key key() {
		return new Key(this.connection, this.number);
	}

	OpenSession describe(String endpoint, long now, @Nullable LeakKind leak) {
		Duration age = Duration.ofNanos(Math.max(0, age(now)));
		return new OpenSession(Instant.now().minus(age), age, thread(), this.transaction, this.readOnly, endpoint,
				this.statements, this.state, leak);
	}

	/**
	 * What was executed.
	 *
	 * @param last when the last statement ended, in nanoseconds of
	 * {@link System#nanoTime()}; may be before the session
	 * @param outOfSight whether statements may be executed that are not seen here
	 */
	public record Activity(long last, boolean outOfSight) {
	}

	/**
	 * What tells one session from another.
	 *
	 * @param connection the connection
	 * @param number which use of it
	 */
	record Key(Object connection, long number) {
	}

}

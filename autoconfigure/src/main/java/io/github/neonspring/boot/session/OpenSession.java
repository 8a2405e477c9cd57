package io.github.neonspring.boot.session;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A connection that somebody has.
 *
 * @param since when it was lent
 * @param age for how long it has been lent
 * @param thread the name of the thread that borrowed it
 * @param transaction the name of the transaction that was begun last, such as
 * {@code com.example.Orders.pay}; {@code null} without one, and for one without a name
 * @param readOnly whether the connection is declared read-only
 * @param endpoint where the connection leads to, without secrets
 * @param statements how many statements were executed so far
 * @param state what the connection does
 * @param leak why it was reported as leaked, or as held for long; {@code null} if it was
 * not
 * @since 0.1.0
 */
public record OpenSession(Instant since, Duration age, String thread, @Nullable String transaction, boolean readOnly,
		String endpoint, int statements, SessionState state, @Nullable LeakKind leak) {

	/**
	 * Describe the session in one line, without the endpoint.
	 * @return such as
	 * {@code thread 'http-1' for 1200 ms in transaction 'Orders.pay', 3 statements, executing}
	 */
	public String describe() {
		StringBuilder line = new StringBuilder("thread '").append(this.thread)
			.append("' for ")
			.append(this.age.toMillis())
			.append(" ms");
		if (this.transaction != null) {
			line.append(" in transaction '").append(this.transaction).append('\'');
		}
		if (this.readOnly) {
			line.append(", read-only");
		}
		line.append(", ")
			.append(this.statements)
			.append((this.statements != 1) ? " statements, " : " statement, ")
			.append(this.state);
		if (this.leak != null) {
			line.append(this.leak.isLeak() ? ", leaked (" + this.leak + ")" : ", held for long");
		}
		return line.toString();
	}

}

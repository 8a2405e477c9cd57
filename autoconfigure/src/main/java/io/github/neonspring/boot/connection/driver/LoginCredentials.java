package io.github.neonspring.boot.connection.driver;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.log.LogMessage;

import io.github.neonspring.boot.connection.credentials.NeonCredentials;
import io.github.neonspring.boot.connection.credentials.NeonCredentialsProvider;

/**
 * Credentials that may change between two logins. Where the server refuses some, there is
 * one look for new ones, and a server that does not know the new ones yet gets those that
 * it accepted last: whichever of server and application hears of a change first, logins
 * go on.
 */
final class LoginCredentials {

	private static final Log logger = LogFactory.getLog(LoginCredentials.class);

	/** Until a provider is told again that the same credentials were refused. */
	private static final Duration PAUSE = Duration.ofSeconds(5);

	private final NeonCredentialsProvider provider;

	private final String endpoint;

	private final LongSupplier nanoTime;

	private volatile @Nullable NeonCredentials latest;

	private volatile @Nullable NeonCredentials accepted;

	private volatile boolean changed;

	private @Nullable NeonCredentials refused;

	private long refusedAt;

	LoginCredentials(NeonCredentialsProvider provider, String endpoint, LongSupplier nanoTime) {
		this.provider = provider;
		this.endpoint = endpoint;
		this.nanoTime = nanoTime;
	}

	/**
	 * Log in.
	 * @param login logs in with given credentials
	 * @return the connection
	 * @throws SQLException if it cannot be opened
	 */
	OpenedConnection login(Login login) throws SQLException {
		NeonCredentials first = look();
		try {
			return accepted(first, login.with(first));
		}
		catch (SQLException ex) {
			NeonCredentials other = isRefusal(ex) ? otherThan(first) : null;
			if (other == null) {
				throw ex;
			}
			return accepted(other, login.with(other));
		}
	}

	private static boolean isRefusal(SQLException failure) {
		ConnectFailure reason = ConnectFailure.of(failure);
		return reason == ConnectFailure.PASSWORD_REFUSED || reason == ConnectFailure.PASSWORD_MISSING;
	}

	// Of many who are refused at once, one tells the provider
	private synchronized @Nullable NeonCredentials otherThan(NeonCredentials refused) throws SQLException {
		boolean told = refused.equals(this.refused) && this.nanoTime.getAsLong() - this.refusedAt < PAUSE.toNanos();
		if (!told) {
			this.refused = refused;
			this.refusedAt = this.nanoTime.getAsLong();
			this.provider.refused(refused);
		}
		NeonCredentials newest = look();
		NeonCredentials other = newest.equals(refused) ? this.accepted : newest;
		return refused.equals(other) ? null : other;
	}

	/**
	 * Ask the provider.
	 * @return what it says, or what was accepted last where it fails
	 * @throws SQLException if it fails and nothing was accepted yet
	 */
	NeonCredentials look() throws SQLException {
		try {
			NeonCredentials found = Objects.requireNonNull(this.provider.getCredentials(),
					"The provider of credentials returned none");
			changeTo(found, this.latest);
			changeTo(found, this.accepted);
			this.latest = found;
			return found;
		}
		catch (RuntimeException ex) {
			NeonCredentials last = this.accepted;
			if (last == null) {
				throw new SQLException("There are no credentials to log in at " + this.endpoint + " with: "
						+ this.provider.getClass().getName() + " failed", "08001", ex);
			}
			logger.warn(LogMessage.format("%s failed; logging in at %s goes on with the credentials that worked last",
					this.provider.getClass().getName(), this.endpoint), ex);
			return last;
		}
	}

	private void changeTo(NeonCredentials credentials, @Nullable NeonCredentials before) {
		if (before != null && !before.equals(credentials)) {
			this.changed = true;
		}
	}

	/**
	 * Whether there have been different credentials since the beginning.
	 * @return {@code false} if all logins were alike
	 */
	boolean hasChanged() {
		return this.changed;
	}

	private OpenedConnection accepted(NeonCredentials credentials, OpenedConnection connection) {
		accepted(credentials);
		return connection.loggedInWith(credentials);
	}

	void accepted(NeonCredentials credentials) {
		NeonCredentials before = this.accepted;
		changeTo(credentials, this.latest);
		this.accepted = credentials;
		if (before != null && !before.equals(credentials)) {
			logger.info(LogMessage.format("Logging in at %s with new credentials", this.endpoint));
		}
	}

	boolean isLatest(NeonCredentials credentials) {
		NeonCredentials current = this.latest;
		return current == null || current.equals(credentials);
	}

	/**
	 * Whether the server has accepted what the provider said last.
	 * @return {@code false} until somebody has logged in with it
	 */
	boolean isAccepted() {
		NeonCredentials current = this.latest;
		return current != null && current.equals(this.accepted);
	}

	/**
	 * Whether the provider has others by now than those that were refused.
	 * @return {@code false} also where it fails
	 */
	boolean hasOthers() {
		NeonCredentials tried = this.latest;
		try {
			return tried != null && !look().equals(tried);
		}
		catch (SQLException ex) {
			return false;
		}
	}

	/**
	 * Logs in.
	 */
	@FunctionalInterface
	interface Login {

		OpenedConnection with(NeonCredentials credentials) throws SQLException;

	}

}

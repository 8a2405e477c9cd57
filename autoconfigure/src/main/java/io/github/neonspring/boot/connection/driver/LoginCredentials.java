package io.github.neonspring.boot.connection.driver;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.log.LogMessage;

import io.github.neonspring.boot.connection.credentials.NeonCredentials;
import io.github.neonspring.boot.connection.credentials.NeonCredentialsProvider;
import io.github.neonspring.boot.connection.event.EndpointEvent;
import io.github.neonspring.boot.connection.event.EndpointLog;

/**
 * Credentials that may change between two logins. Where the server refuses some, there is
 * one look for new ones, and a server that does not know the new ones yet gets those that
 * it accepted last: whichever of server and application hears of a change first, logins
 * go on.
 */
final class LoginCredentials {

	private static final Log logger = LogFactory.getLog(LoginCredentials.class);

	private static final EndpointLog events = EndpointLog.of(LoginCredentials.class);

	/** Until a provider is told again that the same credentials were refused. */
	private static final Duration PAUSE = Duration.ofSeconds(5);

	private final NeonCredentialsProvider provider;

	private final String endpoint;

	private final LongSupplier nanoTime;

	private final CredentialsChange change = new CredentialsChange();

	private final AtomicReference<@Nullable ProvidedCredentials> announced = new AtomicReference<>();

	private volatile @Nullable ProvidedCredentials latest;

	private volatile @Nullable ProvidedCredentials accepted;

	private volatile @Nullable NeonCredentials tried;

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
		ProvidedCredentials first = look();
		try {
			return login(login, first);
		}
		catch (SQLException ex) {
			ProvidedCredentials other = isRefusal(ex) ? otherThan(first) : null;
			if (other == null) {
				throw ex;
			}
			OpenedConnection connection = login(login, other);
			this.change.changedTo(other);
			announce();
			return connection;
		}
	}

	private OpenedConnection login(Login login, ProvidedCredentials provided) throws SQLException {
		this.tried = provided.credentials();
		OpenedConnection connection = login.with(provided.credentials());
		accepted(provided);
		return connection.loggedInWith(provided);
	}

	private static boolean isRefusal(SQLException failure) {
		ConnectFailure reason = ConnectFailure.of(failure);
		return reason == ConnectFailure.PASSWORD_REFUSED || reason == ConnectFailure.PASSWORD_MISSING;
	}

	// Of many who are refused at once, one tells the provider
	private synchronized @Nullable ProvidedCredentials otherThan(ProvidedCredentials provided) throws SQLException {
		NeonCredentials refused = provided.credentials();
		boolean told = refused.equals(this.refused) && this.nanoTime.getAsLong() - this.refusedAt < PAUSE.toNanos();
		if (!told) {
			this.refused = refused;
			this.refusedAt = this.nanoTime.getAsLong();
			this.provider.refused(refused);
		}
		ProvidedCredentials newest = look();
		ProvidedCredentials other = newest.isSameAs(provided) ? this.accepted : newest;
		return (other == null || other.isSameAs(provided)) ? null : other;
	}

	/**
	 * Ask the provider.
	 * @return what it says, or what was accepted last where it fails
	 * @throws SQLException if it fails and nothing was accepted yet
	 */
	ProvidedCredentials look() throws SQLException {
		try {
			long now = this.nanoTime.getAsLong();
			ProvidedCredentials found = this.change.heard(new ProvidedCredentials(
					Objects.requireNonNull(this.provider.getCredentials(), "The provider of credentials returned none"),
					now));
			changeTo(found, this.latest);
			changeTo(found, this.accepted);
			this.latest = found;
			announce();
			return found;
		}
		catch (RuntimeException ex) {
			ProvidedCredentials last = this.accepted;
			if (last == null) {
				throw new SQLException("There are no credentials to log in at " + this.endpoint + " with: "
						+ this.provider.getClass().getName() + " failed", "08001", ex);
			}
			logger.warn(LogMessage.format("%s failed; logging in at %s goes on with the credentials that worked last",
					this.provider.getClass().getName(), this.endpoint), ex);
			return last;
		}
	}

	private void changeTo(ProvidedCredentials credentials, @Nullable ProvidedCredentials before) {
		if (before != null && !before.isSameAs(credentials)) {
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

	void accepted(ProvidedCredentials credentials) {
		changeTo(credentials, this.latest);
		this.accepted = credentials;
		announce();
	}

	// Once both the change is certain and the server has accepted it
	private void announce() {
		ProvidedCredentials now = this.accepted;
		ProvidedCredentials before = this.announced.get();
		if (now == null || (before != null && (before.isSameAs(now) || !this.change.isCurrent(now)))) {
			return;
		}
		if (this.announced.compareAndSet(before, now) && before != null) {
			events.info(EndpointEvent.CREDENTIALS_CHANGED, this.endpoint,
					LogMessage.format("Logging in at %s with new credentials", this.endpoint));
		}
	}

	/**
	 * Whether credentials have been replaced since.
	 * @param credentials what somebody has logged in with
	 * @return {@code false} while no other ones are known to hold
	 */
	boolean isOutdated(ProvidedCredentials credentials) {
		return this.change.isOutdated(credentials);
	}

	/**
	 * Whether the server has accepted what the provider said last.
	 * @return {@code false} until somebody has logged in with it
	 */
	boolean isAccepted() {
		ProvidedCredentials current = this.latest;
		ProvidedCredentials last = this.accepted;
		return current != null && last != null && current.isSameAs(last);
	}

	/**
	 * Whether the provider has others by now than those with which the last login was
	 * tried.
	 * @return {@code false} also where it fails
	 */
	boolean hasOthers() {
		NeonCredentials last = this.tried;
		try {
			return last != null && !look().credentials().equals(last);
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

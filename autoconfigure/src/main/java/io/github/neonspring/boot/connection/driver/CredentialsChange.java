package io.github.neonspring.boot.connection.driver;

import org.jspecify.annotations.Nullable;

/**
 * Tells credentials that have been replaced from those of a provider that says something
 * else each time: a change is what it says twice in a row, or what the server accepted
 * where it had refused what was said before.
 */
final class CredentialsChange {

	private @Nullable ProvidedCredentials latest;

	private volatile @Nullable ProvidedCredentials current;

	/**
	 * Take note of what the provider has said.
	 * @param provided what it said
	 * @return the same, as of when it began to say so
	 */
	synchronized ProvidedCredentials heard(ProvidedCredentials provided) {
		ProvidedCredentials before = this.latest;
		if (before != null && before.isSameAs(provided)) {
			changedTo(before);
			return before;
		}
		if (before == null || !provided.isOlderThan(before)) {
			this.latest = provided;
		}
		return provided;
	}

	/**
	 * Take note that credentials have taken the place of all that were there before.
	 * @param provided the new credentials
	 */
	synchronized void changedTo(ProvidedCredentials provided) {
		ProvidedCredentials before = this.current;
		if (before == null || !provided.isOlderThan(before)) {
			this.current = provided;
		}
	}

	/**
	 * Whether credentials are those that are known to hold now.
	 * @param provided the credentials
	 * @return {@code false} also while none are known to hold
	 */
	boolean isCurrent(ProvidedCredentials provided) {
		ProvidedCredentials now = this.current;
		return now != null && now.isSameAs(provided);
	}

	/**
	 * Whether other credentials have taken the place of these.
	 * @param provided the credentials
	 * @return {@code false} if they hold, or are newer than what is known to hold
	 */
	boolean isOutdated(ProvidedCredentials provided) {
		ProvidedCredentials now = this.current;
		return now != null && provided.isOlderThan(now) && !now.isSameAs(provided);
	}

}

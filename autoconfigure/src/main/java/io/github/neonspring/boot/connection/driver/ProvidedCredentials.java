package io.github.neonspring.boot.connection.driver;

import io.github.neonspring.boot.connection.credentials.NeonCredentials;

/**
 * What a provider of credentials has said.
 *
 * @param credentials the credentials
 * @param askedAt when it was asked, and said so for the first time in a row, as
 * {@link System#nanoTime()} tells it
 */
record ProvidedCredentials(NeonCredentials credentials, long askedAt) {

	boolean isSameAs(ProvidedCredentials other) {
		return this.credentials.equals(other.credentials);
	}

	boolean isOlderThan(ProvidedCredentials other) {
		return this.askedAt - other.askedAt < 0;
	}

}

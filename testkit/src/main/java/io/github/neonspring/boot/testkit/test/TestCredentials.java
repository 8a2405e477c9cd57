package io.github.neonspring.boot.testkit.test;

import com.zaxxer.hikari.HikariCredentialsProvider;
import com.zaxxer.hikari.util.Credentials;

import io.github.neonspring.boot.testkit.TestServer;

/**
 * Credentials of the test databases for HikariCP, in place of a provider that would hand
 * the real ones to the embedded endpoint. HikariCP makes an instance of it by its name.
 *
 * @since 0.1.0
 */
public final class TestCredentials implements HikariCredentialsProvider {

	@Override
	public Credentials getCredentials() {
		TestServer server = TestServer.ofThisBuild();
		return Credentials.of(server.user(), server.password());
	}

}

package io.github.neonspring.boot.connection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariCredentialsProvider;
import com.zaxxer.hikari.util.Credentials;
import org.springframework.util.Assert;

import io.github.neonspring.boot.connection.credentials.NeonCredentials;
import io.github.neonspring.boot.connection.credentials.NeonCredentialsProvider;

/**
 * The credentials of HikariCP's own kind of provider.
 *
 * @param provider HikariCP's provider
 */
record HikariCredentials(HikariCredentialsProvider provider) implements NeonCredentialsProvider {

	static HikariCredentials of(String className) {
		HikariConfig config = new HikariConfig();
		config.setCredentialsProviderClassName(className);
		HikariCredentialsProvider provider = config.getCredentialsProvider();
		Assert.state(provider != null, () -> className + " is no HikariCredentialsProvider");
		return new HikariCredentials(provider);
	}

	@Override
	public NeonCredentials getCredentials() {
		Credentials credentials = this.provider.getCredentials();
		return new NeonCredentials(credentials.getUsername(), credentials.getPassword());
	}

	// HikariCP asks it for each login and closes nothing: it may be one of tokens
	@Override
	public boolean retiresConnections() {
		return false;
	}

}

package io.github.neonspring.boot.connection;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the database is.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("neon")
public class NeonProperties {

	/**
	 * Whether to configure the data layer for Neon. Without it, plain Spring Boot is in
	 * charge.
	 */
	private boolean enabled = true;

	/**
	 * Connection string of the database as Neon prints it, such as
	 * postgresql://user:password@host/database?sslmode=require. The environment variable
	 * NEON_DATABASE_URL does the same.
	 */
	private @Nullable String url;

	/**
	 * User to log in as. Wins over the user in the connection string.
	 */
	private @Nullable String username;

	/**
	 * Password to log in with. Wins over the password in the connection string.
	 */
	private @Nullable String password;

	/**
	 * Connection string of the same endpoint without the pooler, for migrations. Derived
	 * from the connection string when not set. The environment variables NEON_DIRECT_URL
	 * and DATABASE_URL_UNPOOLED do the same.
	 */
	private @Nullable String directUrl;

	/**
	 * Comma-separated list of connection strings of read replicas of the same database.
	 * The environment variable NEON_READ_REPLICA_URLS does the same.
	 */
	private List<String> readReplicaUrls = new ArrayList<>();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public @Nullable String getUrl() {
		return this.url;
	}

	public void setUrl(@Nullable String url) {
		this.url = url;
	}

	public @Nullable String getUsername() {
		return this.username;
	}

	public void setUsername(@Nullable String username) {
		this.username = username;
	}

	public @Nullable String getPassword() {
		return this.password;
	}

	public void setPassword(@Nullable String password) {
		this.password = password;
	}

	public @Nullable String getDirectUrl() {
		return this.directUrl;
	}

	public void setDirectUrl(@Nullable String directUrl) {
		this.directUrl = directUrl;
	}

	public List<String> getReadReplicaUrls() {
		return this.readReplicaUrls;
	}

	public void setReadReplicaUrls(List<String> readReplicaUrls) {
		this.readReplicaUrls = readReplicaUrls;
	}

}

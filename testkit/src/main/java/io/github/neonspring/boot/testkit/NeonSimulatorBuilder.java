package io.github.neonspring.boot.testkit;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.testkit.postgres.SharedServer;

/**
 * A builder for a {@link NeonSimulator} with settings of its own.
 *
 * @since 0.1.0
 */
public final class NeonSimulatorBuilder {

	private String endpoint = "ep-quiet-moon-a1b2c3d4";

	private String database = "neondb";

	private String user = "neondb_owner";

	private String password = "npg_" + new BigInteger(96, new SecureRandom()).toString(36);

	private @Nullable Path dataDirectory;

	private TlsMode tls = TlsMode.REQUIRED;

	private boolean serverNameRequired;

	private Duration idleTimeout = Duration.ofMinutes(5);

	private Duration coldStart = Duration.ZERO;

	private Duration latency = Duration.ZERO;

	private int port;

	private int replicas;

	private @Nullable SharedServer sharedServer;

	private final Map<String, String> parameters = new LinkedHashMap<>();

	NeonSimulatorBuilder() {
	}

	/**
	 * Set the endpoint id, {@code ep-quiet-moon-a1b2c3d4} by default. Endpoints of
	 * different names have different certificate authorities.
	 * @param endpoint the id without {@code -pooler}
	 * @return this builder
	 */
	public NeonSimulatorBuilder endpoint(String endpoint) {
		if (!endpoint.matches("ep-[a-z0-9-]+") || endpoint.endsWith("-pooler")) {
			throw new IllegalArgumentException(
					"'" + endpoint + "' is no endpoint id: it begins with ep- and does not end in -pooler");
		}
		this.endpoint = endpoint;
		return this;
	}

	/**
	 * Set the database's name, {@code neondb} by default.
	 * @param database the name
	 * @return this builder
	 */
	public NeonSimulatorBuilder database(String database) {
		this.database = database;
		return this;
	}

	/**
	 * Set the role's name, {@code neondb_owner} by default. It is no superuser; it owns
	 * the database and may create databases and roles.
	 * @param user the name
	 * @return this builder
	 */
	public NeonSimulatorBuilder user(String user) {
		this.user = user;
		return this;
	}

	/**
	 * Set the role's password, random by default.
	 * @param password the password
	 * @return this builder
	 */
	public NeonSimulatorBuilder password(String password) {
		this.password = password;
		return this;
	}

	/**
	 * Keep the data in a directory; by default they are deleted at the end.
	 * @param dataDirectory a directory, which may be missing or empty
	 * @return this builder
	 */
	public NeonSimulatorBuilder dataDirectory(Path dataDirectory) {
		this.dataDirectory = dataDirectory;
		return this;
	}

	/**
	 * Set what becomes of TLS, {@link TlsMode#REQUIRED} by default.
	 * @param tls the mode
	 * @return this builder
	 */
	public NeonSimulatorBuilder tls(TlsMode tls) {
		this.tls = tls;
		return this;
	}

	/**
	 * Require that clients name the endpoint, by SNI or in {@code options}, as Neon does.
	 * By default whoever names none gets the one that there is.
	 * @param required whether to require it
	 * @return this builder
	 */
	public NeonSimulatorBuilder requireSni(boolean required) {
		this.serverNameRequired = required;
		return this;
	}

	/**
	 * Set the time without use after which the compute is suspended, 5 minutes by
	 * default.
	 * @param idleTimeout the time
	 * @return this builder
	 */
	public NeonSimulatorBuilder idleTimeout(Duration idleTimeout) {
		this.idleTimeout = idleTimeout;
		return this;
	}

	/**
	 * Set the time that a wake takes beyond PostgreSQL's own start, none by default.
	 * @param coldStart the time
	 * @return this builder
	 */
	public NeonSimulatorBuilder coldStart(Duration coldStart) {
		this.coldStart = coldStart;
		return this;
	}

	/**
	 * Set the time that each round trip takes, none by default.
	 * @param latency the time
	 * @return this builder
	 */
	public NeonSimulatorBuilder latency(Duration latency) {
		this.latency = latency;
		return this;
	}

	/**
	 * Set the TCP port, a free one by default.
	 * @param port the port, 0 for a free one
	 * @return this builder
	 */
	public NeonSimulatorBuilder port(int port) {
		this.port = port;
		return this;
	}

	/**
	 * Set the number of read replicas, none by default. Each is an endpoint of its own
	 * with the settings of this one; its first start takes about half a second.
	 * @param replicas how many
	 * @return this builder
	 */
	public NeonSimulatorBuilder replicas(int replicas) {
		if (replicas < 0) {
			throw new IllegalArgumentException("'replicas' must not be negative: " + replicas);
		}
		this.replicas = replicas;
		return this;
	}

	/**
	 * Use a database of a server that others use too. The database and the role exist
	 * already, and the parameters are the server's. Suspending ends the sessions of this
	 * database alone; there is no pooler.
	 * @param server the server
	 * @return this builder
	 */
	public NeonSimulatorBuilder sharedServer(SharedServer server) {
		this.sharedServer = server;
		return this;
	}

	/**
	 * Set a parameter of {@code postgresql.conf}.
	 * @param name the name
	 * @param value the value
	 * @return this builder
	 */
	public NeonSimulatorBuilder parameter(String name, String value) {
		this.parameters.put(name, value);
		return this;
	}

	/**
	 * Start the endpoint; its compute is awake.
	 * @return the running endpoint
	 */
	public NeonSimulator start() {
		return new SimulatorStart(new SimulatorSettings(this.endpoint, this.database, this.user, this.password,
				this.dataDirectory, Map.copyOf(this.parameters), this.tls, this.serverNameRequired, this.idleTimeout,
				this.coldStart, this.latency, this.port, this.replicas, this.sharedServer))
			.run();
	}

}

package io.github.neonspring.boot.connection.driver;

/**
 * Why a connection could not be opened. Neon's proxy sends every error as {@code XX000},
 * so its texts decide.
 *
 * @since 0.1.0
 */
public enum ConnectFailure {

	/**
	 * The password or the user is wrong.
	 */
	PASSWORD_REFUSED(false, "The user or the password was refused.",
			"Copy the connection string again from the console; if the password was reset, update it everywhere. "
					+ "Special characters in it must be percent-encoded. neon.username and neon.password win over "
					+ "the URL's."),

	/**
	 * The server asked for a password and there is none.
	 */
	PASSWORD_MISSING(false, "The server asks for a password, and none is configured.",
			"Put it into the connection string or set neon.password (NEON_PASSWORD)."),

	/**
	 * The name of the host does not resolve.
	 */
	UNKNOWN_HOST(true, "The name of the host cannot be resolved.",
			"Check the spelling of the host, whether the endpoint still exists, and the DNS of this machine."),

	/**
	 * There is no such endpoint or project.
	 */
	ENDPOINT_NOT_FOUND(false, "There is no such endpoint.",
			"Check the host name; the branch or the compute may have been deleted. Copy the connection string again "
					+ "from the console."),

	/**
	 * The endpoint is switched off.
	 */
	ENDPOINT_DISABLED(false, "The endpoint is disabled.",
			"Enable the compute in the Neon console or through its API, or use another endpoint."),

	/**
	 * The host name did not tell the proxy which endpoint is meant, or told something
	 * else than the options.
	 */
	ENDPOINT_NOT_SPECIFIED(false, "The proxy could not tell which endpoint is meant.",
			"Connect by the endpoint's own host name (ep-….neon.tech), not by an address or an alias, or add "
					+ "options=endpoint%3D<endpoint> to the connection string, equal to the first part of the host."),

	/**
	 * A quota or limit of the plan is used up.
	 */
	QUOTA_EXCEEDED(false, "A quota or limit of the account or project is used up.",
			"Look at the usage in the console; upgrade the plan, suspend computes or wait for the next period. Trying "
					+ "again does not help before that, except during maintenance."),

	/**
	 * The database does not exist.
	 */
	DATABASE_MISSING(false, "The database does not exist.",
			"Check the name behind the host in the connection string, or let the starter create the database: "
					+ "neon.setup.create-database=true."),

	/**
	 * The certificate of the server is not trusted.
	 */
	TLS_NOT_TRUSTED(false, "The certificate of the server is not trusted, or not for this host name.",
			"Name the certificate authority's file with sslrootcert=<file> in the connection string, or add it to the "
					+ "JVM's trust store, which is used with sslrootcert=system in a postgresql:// string, and with "
					+ "sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory in a JDBC URL. Something that intercepts TLS on "
					+ "the way shows up here as well."),

	/**
	 * TLS could not be negotiated.
	 */
	TLS_REFUSED(false, "The server and the driver did not agree on TLS.",
			"If the server has no TLS at all, say sslmode=disable; if it is older than PostgreSQL 17, leave "
					+ "sslnegotiation=direct out; if it has no channel binding, leave channel_binding=require out."),

	/**
	 * The server accepts no connections without TLS.
	 */
	TLS_REQUIRED(false, "The server accepts encrypted connections only.",
			"Use sslmode=require or stronger in the connection string."),

	/**
	 * The pooler does not take a startup parameter.
	 */
	OPTIONS_REFUSED(false, "The pooler refuses a startup parameter.",
			"Take options (and currentSchema) out of the connection string and use ALTER ROLE … SET, or use the "
					+ "direct URL."),

	/**
	 * The address of this machine is not on the endpoint's list, or pg_hba.conf has no
	 * entry for it.
	 */
	IP_NOT_ALLOWED(false, "The address of this machine is not allowed to connect.",
			"Add it to the allowed addresses of the project (IPv4 and IPv6), or to pg_hba.conf."),

	/**
	 * Nothing listens on the port.
	 */
	CONNECTION_REFUSED(true, "Nothing accepts connections there.",
			"Check host and port, whether the server runs, and firewalls on the way."),

	/**
	 * The connection broke while it was being opened.
	 */
	CONNECTION_RESET(true, "The connection was closed while it was being opened.",
			"If it happens again and again, check that a PostgreSQL server listens there, and whether something on "
					+ "the way closes connections."),

	/**
	 * No answer in time.
	 */
	TIMED_OUT(true, "There was no answer in time.",
			"A compute can take seconds to wake: allow at least 15 s (spring.datasource.hikari.connection-timeout, "
					+ "no short socketTimeout). Otherwise check host, port and firewalls."),

	/**
	 * All connection slots are taken, or connections come too fast.
	 */
	TOO_MANY_CONNECTIONS(true, "The server or the pooler takes no more connections at the moment.",
			"Use the pooled host (-pooler) or a smaller pool (spring.datasource.hikari.maximum-pool-size), counting "
					+ "all instances, or a larger compute."),

	/**
	 * The compute is starting, restarting or out of reach.
	 */
	COMPUTE_UNAVAILABLE(true, "The compute is starting, restarting or out of reach.",
			"Try again; if it lasts, look at the compute in the console and at the status page of the provider."),

	/**
	 * Of several hosts, none that answers is of the kind that is asked for, as while a
	 * standby is about to be promoted.
	 */
	NO_SUCH_SERVER(true, "None of the hosts that answer is a server as target_session_attrs asks for.",
			"If a failover is under way, wait for the promotion of a standby. Otherwise check that the connection "
					+ "string names the primary, and whether the server's default is read-only."),

	/**
	 * Anything else, also what is no failure to connect.
	 */
	OTHER(false, "The connection failed.", "See the cause.");

	private final boolean worthRetrying;

	private final String description;

	private final String action;

	ConnectFailure(boolean worthRetrying, String description, String action) {
		this.worthRetrying = worthRetrying;
		this.description = description;
		this.action = action;
	}

	/**
	 * Classify a failure by the SQLSTATEs, texts and types in its chain of causes.
	 * @param failure the failure of an attempt to connect
	 * @return the reason, {@link #OTHER} if it is not known
	 */
	public static ConnectFailure of(Throwable failure) {
		return ConnectFailureClassifier.classify(failure);
	}

	/**
	 * Return whether the same attempt may succeed soon, as while a compute wakes.
	 * @return {@code false} where only a person can help
	 */
	public boolean isTransient() {
		return this.worthRetrying;
	}

	/**
	 * Return what happened.
	 * @return a sentence
	 */
	public String getDescription() {
		return this.description;
	}

	/**
	 * Return what to do about it.
	 * @return one or more sentences
	 */
	public String getAction() {
		return this.action;
	}

}

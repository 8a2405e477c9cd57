package io.github.neonspring.boot.connection.string;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * A parsed and validated connection string: {@code postgresql://} or {@code postgres://}
 * as Neon prints it, or {@code jdbc:postgresql:}. Immutable, equal by value, and
 * {@link #toString()} shows no credentials.
 *
 * @since 0.1.0
 */
public final class ConnectionString {

	private final Form form;

	private final List<HostAndPort> hosts;

	private final String database;

	private final @Nullable String user;

	private final @Nullable String password;

	private final Map<String, String> parameters;

	ConnectionString(Form form, List<HostAndPort> hosts, String database, @Nullable String user,
			@Nullable String password, Map<String, String> parameters) {
		this.form = form;
		this.hosts = List.copyOf(hosts);
		this.database = database;
		this.user = user;
		this.password = password;
		this.parameters = new LinkedHashMap<>(parameters);
	}

	/**
	 * Parse a connection string. What people paste around it is taken off: white space,
	 * quotes, {@code psql '…'}, {@code export NAME=…} and a semicolon at the end. Without
	 * a database, its name is the user's, as in libpq, except on Neon, where that can
	 * only be a mistake.
	 * @param text the connection string; not kept
	 * @return the parsed string
	 * @throws InvalidConnectionStringException if any part is unknown, malformed or
	 * contradicts another
	 */
	public static ConnectionString parse(String text) {
		Assert.notNull(text, "'text' must not be null");
		return new ConnectionStringParser(PastedText.unwrap(text)).parse();
	}

	/**
	 * Return how the string was written.
	 * @return the form
	 */
	public Form form() {
		return this.form;
	}

	/**
	 * Return the hosts, in the order in which they are tried.
	 * @return at least one host
	 */
	public List<HostAndPort> hosts() {
		return this.hosts;
	}

	/**
	 * Return the name of the database.
	 * @return the name
	 */
	public String database() {
		return this.database;
	}

	/**
	 * Return the user.
	 * @return the user or {@code null}
	 */
	public @Nullable String user() {
		return this.user;
	}

	/**
	 * Return the password.
	 * @return the password or {@code null}
	 */
	public @Nullable String password() {
		return this.password;
	}

	/**
	 * Return the parameters in the order in which they were written, under the names of
	 * pgjdbc. Parameters for other clients, such as Prisma's {@code pgbouncer} and
	 * {@code connection_limit}, keep their names.
	 * @return the parameters without host, port, database, user and password
	 */
	public Map<String, String> parameters() {
		return new LinkedHashMap<>(this.parameters);
	}

	/**
	 * Return what listens there. With several hosts, the one that asks for the most care.
	 * @return the kind
	 */
	public EndpointKind kind() {
		return EndpointKind.of(this.hosts, this.parameters);
	}

	/**
	 * Return the way to the same database past its transaction pooler. On Neon that is
	 * the host without {@code -pooler}; at Supavisor, session mode on the port 5432 of
	 * the same host.
	 * @return the direct string, this one if there is no such rule for its host
	 */
	public ConnectionString direct() {
		EndpointKind kind = kind();
		if (kind != EndpointKind.NEON_POOLER && kind != EndpointKind.SUPAVISOR) {
			return this;
		}
		Map<String, String> parameters = new LinkedHashMap<>(this.parameters);
		parameters.remove("pgbouncer");
		if (kind == EndpointKind.SUPAVISOR) {
			parameters.remove("prepareThreshold");
		}
		return new ConnectionString(this.form, this.hosts.stream().map(ConnectionString::direct).toList(),
				this.database, this.user, this.password, parameters);
	}

	private static HostAndPort direct(HostAndPort host) {
		NeonHost neon = NeonHost.of(host.host());
		if (neon != null) {
			return new HostAndPort(neon.directName(), host.port());
		}
		boolean supavisor = EndpointKind.isSupavisor(host) && host.port() == EndpointKind.SUPAVISOR_TRANSACTION_PORT;
		return supavisor ? new HostAndPort(host.host(), HostAndPort.DEFAULT_PORT) : host;
	}

	/**
	 * Return whether another string leads to the same database, so that it may stand in
	 * for this one as the direct URL: the same name of the database, on Neon the same
	 * endpoint, pooled or not, at Supabase the same project, and either both or neither
	 * on this machine.
	 * @param other the other string
	 * @return {@code true} if both name one database
	 */
	public boolean sameDatabaseAs(ConnectionString other) {
		return sameDatabaseNameAs(other) && isLocal() == other.isLocal()
				&& EndpointIdentity.of(this).equals(EndpointIdentity.of(other));
	}

	private boolean isLocal() {
		return this.hosts.stream().allMatch(HostAndPort::isLoopback);
	}

	/**
	 * Return whether another string names a database of the same name, on whatever
	 * endpoint: all that can be asked of a read replica, which has an endpoint of its
	 * own.
	 * @param other the other string
	 * @return {@code true} if the names are equal
	 */
	public boolean sameDatabaseNameAs(ConnectionString other) {
		return this.database.equals(other.database);
	}

	/**
	 * Return the host or hosts and the database.
	 * @return the description, without anything secret
	 */
	public String description() {
		return hostList() + "/" + this.database;
	}

	/**
	 * Return the host or hosts with their ports.
	 * @return the hosts, separated by commas
	 */
	public String hostList() {
		return this.hosts.stream().map(HostAndPort::toString).collect(Collectors.joining(","));
	}

	/**
	 * Return the parameters that other clients understand, but have no effect here.
	 * @return their names
	 */
	public List<String> parametersWithoutEffect() {
		return this.parameters.keySet().stream().filter(ParameterNames::hasNoEffect).toList();
	}

	/**
	 * Return the session settings that do not survive the way to the server.
	 * @return a sentence for each
	 */
	public List<String> lostSettings() {
		return SessionSettings.lost(kind(), this.parameters);
	}

	/**
	 * Whether {@code sslrootcert} asks for the trust store of the system, which is the
	 * JVM's here.
	 * @return {@code true} if it does
	 */
	public boolean trustsSystem() {
		return this.form == Form.LIBPQ && LibpqTls.SYSTEM.equals(this.parameters.get("sslrootcert"));
	}

	/**
	 * Return the same string with other credentials.
	 * @param user the user, or {@code null} to keep the present one
	 * @param password the password, or {@code null} to keep the present one
	 * @return the string with these credentials
	 */
	public ConnectionString withCredentials(@Nullable String user, @Nullable String password) {
		return new ConnectionString(this.form, this.hosts, this.database, (user != null) ? user : this.user,
				(password != null) ? password : this.password, this.parameters);
	}

	@Override
	public boolean equals(@Nullable Object obj) {
		return obj instanceof ConnectionString other && this.form == other.form && this.hosts.equals(other.hosts)
				&& this.database.equals(other.database) && Objects.equals(this.user, other.user)
				&& Objects.equals(this.password, other.password) && this.parameters.equals(other.parameters);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.form, this.hosts, this.database, this.user, this.password, this.parameters);
	}

	/**
	 * Return the hosts, the database and the names of the parameters.
	 * @return the description without credentials
	 */
	@Override
	public String toString() {
		String hosts = String.join(",", this.hosts.stream().map(HostAndPort::toString).toList());
		String start = this.form.prefix() + hosts + "/" + this.database;
		return this.parameters.isEmpty() ? start : start + "?" + String.join("&", this.parameters.keySet());
	}

}

package io.github.neonspring.boot.connection.driver;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

import io.github.neonspring.boot.connection.credentials.NeonCredentials;
import io.github.neonspring.boot.connection.credentials.NeonCredentialsProvider;
import io.github.neonspring.boot.connection.string.ConnectionString;
import io.github.neonspring.boot.connection.string.EndpointKind;

/**
 * What pgjdbc needs to open a connection. The URL names hosts and the database only, so
 * that whoever prints it prints no secret; all else is in the properties.
 *
 * @param url the URL, {@code jdbc:postgresql://host:port/database}
 * @param properties the properties under pgjdbc's names, with user and password
 * @param kind what answers there
 * @param description the hosts and the database, for people
 * @param warnings sentences about settings that are weaker than they could be or have no
 * effect
 * @param credentials says as whom to log in, in the place of the properties; {@code null}
 * where user and password do not change
 * @since 0.1.0
 */
public record JdbcTarget(String url, Properties properties, EndpointKind kind, String description,
		List<String> warnings, @Nullable NeonCredentialsProvider credentials) {

	public JdbcTarget {
		properties = copy(properties);
		warnings = List.copyOf(warnings);
	}

	/**
	 * Create a target whose user and password do not change.
	 * @param url the URL
	 * @param properties the properties under pgjdbc's names, with user and password
	 * @param kind what answers there
	 * @param description the hosts and the database, for people
	 * @param warnings sentences about settings
	 */
	public JdbcTarget(String url, Properties properties, EndpointKind kind, String description, List<String> warnings) {
		this(url, properties, kind, description, warnings, null);
	}

	/**
	 * Decide how to connect: TLS, what a pooler needs, the fewest round trips.
	 * @param string the connection string
	 * @param options what the application says
	 * @return the target
	 */
	public static JdbcTarget of(ConnectionString string, TargetOptions options) {
		TargetProperties properties = new TargetProperties(string);
		properties.addCredentials();
		properties.addTls();
		properties.addWhatThePoolerNeeds();
		properties.addRoundTripMinimum(options);
		properties.warnOfAnyHost();
		return new JdbcTarget(JdbcUrl.of(string.hostList(), string.database()).text(), properties.toProperties(),
				string.kind(), string.description(), properties.warnings());
	}

	/**
	 * Return the properties under pgjdbc's names.
	 * @return a copy, with user and password
	 */
	@Override
	public Properties properties() {
		return copy(this.properties);
	}

	/**
	 * Return the URL with all but the credentials in it, for software that knows nothing
	 * else of a target, such as Spring Boot where Liquibase or a script has a user of its
	 * own. Whoever connects with it gets the same TLS.
	 * @return the URL, without user and password
	 */
	public String completeUrl() {
		return new JdbcUrl(this.url).with(this.properties);
	}

	/**
	 * Return the same target with other credentials.
	 * @param user the user
	 * @param password the password
	 * @return the target with these credentials
	 */
	public JdbcTarget withCredentials(String user, @Nullable String password) {
		Properties properties = properties();
		PGProperty.USER.set(properties, user);
		PGProperty.PASSWORD.set(properties, password);
		return new JdbcTarget(this.url, properties, this.kind, this.description, this.warnings);
	}

	/**
	 * Return another database of the same server.
	 * @param database the name of the database
	 * @return the target with this database
	 */
	public JdbcTarget withDatabase(String database) {
		String hosts = new JdbcUrl(this.url).hosts();
		return new JdbcTarget(JdbcUrl.of(hosts, database).text(), properties(), this.kind, hosts + "/" + database,
				this.warnings, this.credentials);
	}

	/**
	 * Return the name of the database.
	 * @return the name
	 */
	public String database() {
		return new JdbcUrl(this.url).database();
	}

	/**
	 * Return who logs in.
	 * @return the user, or {@code null} where the connection string names none
	 */
	public @Nullable String user() {
		return PGProperty.USER.getOrNull(this.properties);
	}

	/**
	 * Return whether connections stay on this machine, by the names of the hosts alone.
	 * @return {@code true} if all hosts are loopback names or addresses
	 */
	public boolean isLoopback() {
		return new JdbcUrl(this.url).isLoopback();
	}

	/**
	 * Return the same target with credentials that may change from one login to the next.
	 * @param provider says as whom to log in
	 * @return the target that asks the provider
	 */
	public JdbcTarget withCredentials(NeonCredentialsProvider provider) {
		return new JdbcTarget(this.url, this.properties, this.kind, this.description, this.warnings, provider);
	}

	/**
	 * Return the user and the password in the properties.
	 * @return the credentials that do not change
	 */
	public NeonCredentials settledCredentials() {
		return new NeonCredentials(PGProperty.USER.getOrNull(this.properties),
				PGProperty.PASSWORD.getOrNull(this.properties));
	}

	Properties propertiesFor(NeonCredentials credentials) {
		Properties properties = properties();
		if (credentials.username() != null) {
			PGProperty.USER.set(properties, credentials.username());
		}
		PGProperty.PASSWORD.set(properties, credentials.password());
		return properties;
	}

	/**
	 * Return the same target with a server setting that holds from login on. Only for an
	 * endpoint without a pooler: a pooler refuses it.
	 * @param name the name of the setting
	 * @param value the value
	 * @return the target with this setting
	 */
	public JdbcTarget withStartupOption(String name, String value) {
		Properties properties = properties();
		String given = PGProperty.OPTIONS.getOrDefault(properties);
		String option = "-c " + name + "=" + value;
		PGProperty.OPTIONS.set(properties, (given != null) ? given + " " + option : option);
		return with(properties);
	}

	/**
	 * Return the same target with more properties of pgjdbc, which win over the present
	 * ones.
	 * @param more the properties
	 * @return the target with these properties
	 */
	public JdbcTarget withProperties(Properties more) {
		Properties properties = properties();
		Map<Object, Object> entries = more;
		properties.putAll(entries);
		return with(properties);
	}

	private JdbcTarget with(Properties properties) {
		return new JdbcTarget(this.url, properties, this.kind, this.description, this.warnings, this.credentials);
	}

	/**
	 * Whether connections to another target are like those to this one, whoever says as
	 * whom to log in.
	 * @param other the other target
	 * @return {@code false} if they differ in some setting
	 */
	boolean connectsLike(JdbcTarget other) {
		return this.url.equals(other.url) && this.kind == other.kind && this.properties.equals(other.properties);
	}

	/**
	 * Whether another target has the same user, password and database, at the same place
	 * but for a pooler of Neon's in between: what refuses one login refuses the other.
	 * @param other the other target
	 * @return {@code false} if they are strangers
	 */
	boolean hasLoginOf(JdbcTarget other) {
		return new JdbcUrl(this.url).isSameDatabaseAs(new JdbcUrl(other.url))
				&& settledCredentials().equals(other.settledCredentials());
	}

	/**
	 * Return how the connection is encrypted.
	 * @return libpq's word for it, such as {@code verify-full}
	 */
	public String tls() {
		String mode = PGProperty.SSL_MODE.getOrDefault(this.properties);
		return (mode != null) ? mode : "prefer";
	}

	/**
	 * Return the description, the kind and the names of the properties.
	 * @return the description without any value of a property
	 */
	@Override
	public String toString() {
		return "JdbcTarget[" + this.description + ", " + this.kind + ", "
				+ new TreeSet<>(this.properties.stringPropertyNames()) + "]";
	}

	private static Properties copy(Properties properties) {
		Properties copy = new Properties();
		Map<Object, Object> entries = properties;
		copy.putAll(entries);
		return copy;
	}

}

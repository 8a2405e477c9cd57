package io.github.neonspring.boot.connection;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.EmbeddedDatabaseConnection;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.function.SingletonSupplier;

import io.github.neonspring.boot.connection.credentials.NeonCredentialsProvider;
import io.github.neonspring.boot.connection.string.InvalidConnectionStringException;
import io.github.neonspring.boot.connection.string.NoConnectionStringException;

/**
 * The application's connection to its database: decides, when first asked, which setting
 * names the database and what that means. Never decides earlier, because ahead-of-time
 * processing would freeze the decision.
 *
 * @since 0.1.0
 */
public final class NeonConnection {

	private final ConfigurableEnvironment environment;

	private final ObjectProvider<JdbcConnectionDetails> connectionDetails;

	private final ObjectProvider<FallbackEndpoint> fallback;

	private final @Nullable ClassLoader classLoader;

	private final ConnectionDecision decision;

	private final ChangingCredentials credentials;

	private final SingletonSupplier<Optional<ResolvedConnection>> resolved = SingletonSupplier.of(this::decide);

	NeonConnection(NeonProperties properties, ConfigurableEnvironment environment,
			ObjectProvider<JdbcConnectionDetails> connectionDetails, ObjectProvider<FallbackEndpoint> fallback,
			ObjectProvider<NeonCredentialsProvider> credentials, @Nullable ClassLoader classLoader) {
		this.environment = environment;
		this.connectionDetails = connectionDetails;
		this.fallback = fallback;
		this.classLoader = classLoader;
		this.decision = new ConnectionDecision(properties, environment);
		this.credentials = new ChangingCredentials(environment, credentials::getIfAvailable);
	}

	/**
	 * Return where the database is.
	 * @return the connection, or empty when the setting that won names a database other
	 * than PostgreSQL, or nothing is set and Spring Boot has an embedded database of its
	 * own: then plain Spring Boot is in charge
	 * @throws InvalidConnectionStringException if a connection string cannot be used
	 * @throws NoConnectionStringException if nothing names a database
	 */
	public Optional<ResolvedConnection> resolve() {
		return this.resolved.obtain();
	}

	private Optional<ResolvedConnection> decide() {
		JdbcConnectionDetails details = this.connectionDetails.getIfAvailable();
		if (details != null) {
			return this.decision.of(details);
		}
		ConnectionSource source = new ConnectionSources(this.environment).find();
		if (source != null) {
			return source.isForeign() ? Optional.empty() : Optional.of(this.credentials.in(this.decision.of(source)));
		}
		if (this.environment.containsProperty("spring.datasource.embedded-database-connection")) {
			return Optional.empty();
		}
		FallbackEndpoint endpoint = this.fallback.getIfAvailable();
		if (endpoint != null) {
			ResolvedConnection embedded = this.decision.of(new ConnectionSource(ConnectionSource.Kind.EMBEDDED,
					"the embedded endpoint", endpoint.connectionString()));
			return Optional.of(this.decision.withReplicas(embedded, endpoint.replicaConnectionStrings()));
		}
		if (EmbeddedDatabaseConnection.get(this.classLoader) != EmbeddedDatabaseConnection.NONE) {
			return Optional.empty();
		}
		throw new NoConnectionStringException();
	}

	/**
	 * Return in what the starter's own {@code application_name} ends, which tells this
	 * instance of the application from others.
	 * @return eight hexadecimal digits
	 */
	public static String instance() {
		return ConnectionDecision.INSTANCE;
	}

	/**
	 * Return where the database is as far as settings say so, without any bean.
	 * @param environment the environment
	 * @return the connection, or empty when no setting names a PostgreSQL database
	 * @throws InvalidConnectionStringException if a connection string cannot be used
	 */
	public static Optional<ResolvedConnection> configured(ConfigurableEnvironment environment) {
		return settled(environment).map((resolved) -> new ChangingCredentials(environment, () -> null).in(resolved));
	}

	static Optional<ResolvedConnection> settled(ConfigurableEnvironment environment) {
		NeonProperties properties = Binder.get(environment).bindOrCreate("neon", NeonProperties.class);
		return Optional.ofNullable(new ConnectionSources(environment).find())
			.filter((source) -> !source.isForeign())
			.map((source) -> new ConnectionDecision(properties, environment).of(source));
	}

}

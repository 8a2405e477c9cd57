package io.github.neonspring.boot.connection;

import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.EmbeddedDatabaseConnection;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.StringUtils;
import org.springframework.util.function.SingletonSupplier;

import io.github.neonspring.boot.connection.driver.JdbcTarget;
import io.github.neonspring.boot.connection.driver.TargetOptions;
import io.github.neonspring.boot.connection.string.ConnectionString;
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

	/** Tells instances of one application apart in {@code pg_stat_activity}. */
	private static final String INSTANCE = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());

	private static final String REPLICAS = "neon.read-replica-urls";

	private final NeonProperties properties;

	private final ConfigurableEnvironment environment;

	private final ObjectProvider<JdbcConnectionDetails> connectionDetails;

	private final ObjectProvider<FallbackEndpoint> fallback;

	private final @Nullable ClassLoader classLoader;

	private final TargetOptions options;

	private final SingletonSupplier<Optional<ResolvedConnection>> resolved = SingletonSupplier.of(this::decide);

	NeonConnection(NeonProperties properties, ConfigurableEnvironment environment,
			ObjectProvider<JdbcConnectionDetails> connectionDetails, ObjectProvider<FallbackEndpoint> fallback,
			@Nullable ClassLoader classLoader) {
		this.properties = properties;
		this.environment = environment;
		this.connectionDetails = connectionDetails;
		this.fallback = fallback;
		this.classLoader = classLoader;
		this.options = new TargetOptions(environment.getProperty("spring.application.name", "spring-boot"), INSTANCE,
				"");
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
			return decide(details);
		}
		ConnectionSource source = new ConnectionSources(this.environment).find();
		if (source != null) {
			return source.isForeign() ? Optional.empty() : Optional.of(decide(source));
		}
		if (this.environment.containsProperty("spring.datasource.embedded-database-connection")) {
			return Optional.empty();
		}
		FallbackEndpoint endpoint = this.fallback.getIfAvailable();
		if (endpoint != null) {
			return Optional.of(decide(new ConnectionSource(ConnectionSource.Kind.EMBEDDED, "the embedded endpoint",
					endpoint.connectionString())));
		}
		if (EmbeddedDatabaseConnection.get(this.classLoader) != EmbeddedDatabaseConnection.NONE) {
			return Optional.empty();
		}
		throw new NoConnectionStringException();
	}

	private Optional<ResolvedConnection> decide(JdbcConnectionDetails details) {
		ConnectionSource source = new ConnectionSource(ConnectionSource.Kind.CONNECTION_DETAILS,
				"the application's JdbcConnectionDetails", details.getJdbcUrl());
		if (source.isForeign()) {
			return Optional.empty();
		}
		ConnectionString main = parse(source).withCredentials(details.getUsername(), details.getPassword());
		return Optional.of(new ResolvedConnection(source, target(main), target(main), List.of()));
	}

	private ResolvedConnection decide(ConnectionSource source) {
		ConnectionString main = withCredentials(parse(source), source);
		if (source.kind() == ConnectionSource.Kind.SPRING) {
			return new ResolvedConnection(source, target(main), target(main), List.of());
		}
		if (!source.isNeon()) {
			return new ResolvedConnection(source, target(main), target(main.direct()), List.of());
		}
		return new ResolvedConnection(source, target(main), target(direct(main)), replicas(main));
	}

	private ConnectionString direct(ConnectionString main) {
		if (StringUtils.hasText(this.properties.getDirectUrl())) {
			return direct("neon.direct-url", this.properties.getDirectUrl(), main);
		}
		String unpooled = this.environment.getProperty("DATABASE_URL_UNPOOLED");
		return StringUtils.hasText(unpooled) ? direct("DATABASE_URL_UNPOOLED", unpooled, main) : main.direct();
	}

	private ConnectionString direct(String name, String url, ConnectionString main) {
		ConnectionString direct = withNeonCredentials(parse(name, url));
		if (!direct.sameDatabaseAs(main)) {
			throw mismatch(name, direct, main, " of the same endpoint");
		}
		return direct;
	}

	private List<JdbcTarget> replicas(ConnectionString main) {
		return this.properties.getReadReplicaUrls()
			.stream()
			.filter(StringUtils::hasText)
			.map((url) -> target(replica(url, main)))
			.toList();
	}

	private ConnectionString replica(String url, ConnectionString main) {
		ConnectionString replica = withNeonCredentials(parse(REPLICAS, url));
		if (!replica.sameDatabaseNameAs(main)) {
			throw mismatch(REPLICAS, replica, main, "");
		}
		return replica;
	}

	private static InvalidConnectionStringException mismatch(String name, ConnectionString other, ConnectionString main,
			String where) {
		return new InvalidConnectionStringException(name,
				"%s names %s, but the application uses %s. It must name the same database%s, or be removed"
					.formatted(name, other.description(), main.description(), where));
	}

	private ConnectionString withCredentials(ConnectionString parsed, ConnectionSource source) {
		if (source.kind() == ConnectionSource.Kind.SPRING) {
			return parsed.withCredentials(springSetting("username"), springSetting("password"));
		}
		return source.isNeon() ? withNeonCredentials(parsed) : parsed;
	}

	private ConnectionString withNeonCredentials(ConnectionString parsed) {
		return parsed.withCredentials(this.properties.getUsername(), this.properties.getPassword());
	}

	private @Nullable String springSetting(String name) {
		String hikari = this.environment.getProperty("spring.datasource.hikari." + name);
		return (hikari != null) ? hikari : this.environment.getProperty("spring.datasource." + name);
	}

	private static ConnectionString parse(ConnectionSource source) {
		return parse(source.name(), Objects.requireNonNull(source.value()));
	}

	private static ConnectionString parse(String name, String value) {
		try {
			return ConnectionString.parse(value);
		}
		catch (InvalidConnectionStringException ex) {
			throw ex.foundIn(name);
		}
	}

	private JdbcTarget target(ConnectionString connectionString) {
		return JdbcTarget.of(connectionString, this.options);
	}

}

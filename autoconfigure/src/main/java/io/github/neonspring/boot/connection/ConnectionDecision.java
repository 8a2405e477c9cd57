package io.github.neonspring.boot.connection;

import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.StringUtils;

import io.github.neonspring.boot.connection.driver.JdbcTarget;
import io.github.neonspring.boot.connection.driver.TargetOptions;
import io.github.neonspring.boot.connection.string.ConnectionString;
import io.github.neonspring.boot.connection.string.InvalidConnectionStringException;

/**
 * Decides what the setting that names the database means, together with the settings
 * beside it.
 */
final class ConnectionDecision {

	/** Tells instances of one application apart in {@code pg_stat_activity}. */
	static final String INSTANCE = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());

	private static final String REPLICAS = "neon.read-replica-urls";

	private final NeonProperties properties;

	private final ConfigurableEnvironment environment;

	private final TargetOptions options;

	ConnectionDecision(NeonProperties properties, ConfigurableEnvironment environment) {
		this.properties = properties;
		this.environment = environment;
		this.options = new TargetOptions(environment.getProperty("spring.application.name", "spring-boot"), INSTANCE,
				"");
	}

	Optional<ResolvedConnection> of(JdbcConnectionDetails details) {
		ConnectionSource source = new ConnectionSource(ConnectionSource.Kind.CONNECTION_DETAILS,
				"the application's JdbcConnectionDetails", details.getJdbcUrl());
		if (source.isForeign()) {
			return Optional.empty();
		}
		ConnectionString main = parse(source).withCredentials(details.getUsername(), details.getPassword());
		return Optional.of(new ResolvedConnection(source, target(main), target(main), List.of()));
	}

	ResolvedConnection of(ConnectionSource source) {
		ConnectionString main = withCredentials(parse(source), source);
		if (source.kind() == ConnectionSource.Kind.SPRING) {
			return new ResolvedConnection(source, target(main), target(main), List.of());
		}
		if (!source.isNeon()) {
			return new ResolvedConnection(source, target(main), target(main.direct()), List.of());
		}
		return new ResolvedConnection(source, target(main), target(direct(main)), replicas(main));
	}

	ResolvedConnection withReplicas(ResolvedConnection embedded, List<String> urls) {
		List<JdbcTarget> replicas = urls.stream().map((url) -> target(parse(REPLICAS, url))).toList();
		return new ResolvedConnection(embedded.source(), embedded.main(), embedded.direct(), replicas);
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
		return ReplicaUrls.of(this.properties.getReadReplicaUrls())
			.stream()
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

package io.github.neonspring.boot.connection;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.StringUtils;

import io.github.neonspring.boot.connection.credentials.NeonCredentialsProvider;
import io.github.neonspring.boot.connection.driver.JdbcTarget;

/**
 * Decides whether credentials can change while the application runs, and who says so: the
 * application's {@link NeonCredentialsProvider}, HikariCP's provider, or the files of a
 * config tree. Whatever brings its own credentials, such as
 * {@code JdbcConnectionDetails}, the embedded endpoint and a test database, is not asked
 * about.
 *
 * @param environment the settings
 * @param provider the application's provider, if it has one
 */
record ChangingCredentials(ConfigurableEnvironment environment, Supplier<@Nullable NeonCredentialsProvider> provider) {

	private static final String HIKARI = "spring.datasource.hikari.credentials-provider-class-name";

	/** Where the testkit's {@code @NeonTest} names the database, whatever else does. */
	private static final String TEST_DATABASE = "neonTestUrls";

	ResolvedConnection in(ResolvedConnection connection) {
		if (this.environment.getPropertySources().contains(TEST_DATABASE)) {
			return connection;
		}
		NeonCredentialsProvider chosen = chosen();
		if (chosen != null) {
			return asUserOfMain(connection, chosen);
		}
		return ReadAgainEnvironment.hasConfigTree(this.environment) ? fromFiles(connection) : connection;
	}

	private @Nullable NeonCredentialsProvider chosen() {
		NeonCredentialsProvider bean = this.provider.get();
		String hikari = this.environment.getProperty(HIKARI);
		return (bean == null && StringUtils.hasText(hikari)) ? HikariCredentials.of(hikari) : bean;
	}

	// A direct URL with a user of its own names the owner who migrates
	private static ResolvedConnection asUserOfMain(ResolvedConnection connection, NeonCredentialsProvider provider) {
		String user = connection.main().settledCredentials().username();
		return changed(connection, (target) -> {
			String other = target.settledCredentials().username();
			return (other == null || Objects.equals(user, other)) ? target.withCredentials(provider) : target;
		});
	}

	private static ResolvedConnection changed(ResolvedConnection connection, Function<JdbcTarget, JdbcTarget> change) {
		return new ResolvedConnection(connection.source(), change.apply(connection.main()),
				change.apply(connection.direct()), connection.replicas().stream().map(change).toList());
	}

	private ResolvedConnection fromFiles(ResolvedConnection connection) {
		ConfigurableEnvironment again = new ReadAgainEnvironment(this.environment);
		return new ResolvedConnection(connection.source(), fromFiles(again, connection, ResolvedConnection::main),
				fromFiles(again, connection, ResolvedConnection::direct),
				IntStream.range(0, connection.replicas().size())
					.mapToObj((i) -> fromFiles(again, connection, (read) -> read.replicas().get(i)))
					.toList());
	}

	private static JdbcTarget fromFiles(ConfigurableEnvironment again, ResolvedConnection connection,
			Function<ResolvedConnection, JdbcTarget> which) {
		JdbcTarget target = which.apply(connection);
		return target.withCredentials(
				new ConfigTreeCredentials(() -> NeonConnection.settled(again), which, target.settledCredentials()));
	}

}

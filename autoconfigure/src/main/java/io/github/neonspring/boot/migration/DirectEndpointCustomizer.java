package io.github.neonspring.boot.migration;

import java.util.Arrays;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

import io.github.neonspring.boot.connection.NeonConnection;
import io.github.neonspring.boot.connection.ResolvedConnection;
import io.github.neonspring.boot.connection.driver.ConnectListener;
import io.github.neonspring.boot.connection.driver.ConnectingDataSource;
import io.github.neonspring.boot.connection.driver.JdbcTarget;
import io.github.neonspring.boot.connection.string.EndpointKind;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.resilience.BringUp;

/**
 * Gives Flyway connections of its own, not pooled, to the endpoint without a pooler, and
 * the lock that fits them. Leaves a {@code spring.flyway.url} and a
 * {@code @FlywayDataSource} of the application alone.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DirectEndpointCustomizer implements FlywayConfigurationCustomizer, DisposableBean {

	private final NeonPool pool;

	private final NeonConnection connection;

	private final BringUp bringUp;

	private final ObjectProvider<FlywayConnectionDetails> flywayConnectionDetails;

	private final ObjectProvider<DataSource> flywayDataSource;

	private final ConnectListener listener;

	private final MigrationGate gate;

	private final Environment environment;

	private @Nullable MigrationDataSource dataSource;

	DirectEndpointCustomizer(NeonPool pool, NeonConnection connection, BringUp bringUp,
			ObjectProvider<FlywayConnectionDetails> flywayConnectionDetails,
			ObjectProvider<DataSource> flywayDataSource, ConnectListener listener, MigrationGate gate,
			Environment environment) {
		this.pool = pool;
		this.connection = connection;
		this.bringUp = bringUp;
		this.flywayConnectionDetails = flywayConnectionDetails;
		this.flywayDataSource = flywayDataSource;
		this.listener = listener;
		this.gate = gate;
		this.environment = environment;
	}

	@Override
	public void customize(FluentConfiguration configuration) {
		FlywayConnectionDetails details = this.flywayConnectionDetails.getIfAvailable();
		boolean applicationDecides = this.flywayDataSource.getIfAvailable() != null
				|| (details != null && details.getJdbcUrl() != null);
		if (this.pool.isOpen() && !applicationDecides) {
			this.connection.resolve().ifPresent((resolved) -> customize(configuration, resolved, details));
		}
	}

	private void customize(FluentConfiguration configuration, ResolvedConnection resolved,
			@Nullable FlywayConnectionDetails details) {
		JdbcTarget target = resolved.direct();
		if (details != null && details.getUsername() != null) {
			target = target.withCredentials(details.getUsername(), details.getPassword());
		}
		if (target.kind() == EndpointKind.NEON_DIRECT) {
			// Neon ends what idles in a transaction for five minutes, as the connection
			// that holds a lock does during a long migration
			target = target.withStartupOption("idle_in_transaction_session_timeout", "0");
		}
		ConnectingDataSource connecting = this.bringUp.connecting(target, this.listener);
		MigrationDataSource dataSource = new MigrationDataSource(connecting, this.bringUp.patient(connecting),
				this.gate);
		this.dataSource = dataSource;
		configuration.dataSource(dataSource);
		chooseLock(configuration, dataSource, target.kind());
	}

	private void chooseLock(FluentConfiguration configuration, MigrationDataSource dataSource, EndpointKind kind) {
		if (this.environment.containsProperty("spring.flyway.postgresql.transactional-lock")) {
			return;
		}
		switch (kind) {
			case NEON_DIRECT -> configuration.getPluginRegister()
				.getExact(PostgreSQLConfigurationExtension.class)
				.setTransactionalLock(false);
			case NEON_POOLER, SUPAVISOR, PGBOUNCER -> {
				dataSource.lock().liftIdleLimit();
				refuseConcurrently(configuration);
			}
			case POSTGRESQL -> {
				dataSource.lock().chooseAtFirstConnection();
				refuseConcurrently(configuration);
			}
		}
	}

	private static void refuseConcurrently(FluentConfiguration configuration) {
		configuration
			.callbacks(Stream.concat(Arrays.stream(configuration.getCallbacks()), Stream.of(new ConcurrentlyRefusal()))
				.toArray(Callback[]::new));
	}

	@Override
	public void destroy() {
		if (this.dataSource != null) {
			this.dataSource.close();
		}
	}

}

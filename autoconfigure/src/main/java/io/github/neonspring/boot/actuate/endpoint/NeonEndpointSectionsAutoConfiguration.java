package io.github.neonspring.boot.actuate.endpoint;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.compute.Keepalive;
import io.github.neonspring.boot.compute.NeonKeepaliveProperties;
import io.github.neonspring.boot.connection.NeonConnection;
import io.github.neonspring.boot.guard.NeonGuardAutoConfiguration;
import io.github.neonspring.boot.poller.DatabasePollers;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.pool.NeonPoolProperties;
import io.github.neonspring.boot.query.NeonQueryAutoConfiguration;
import io.github.neonspring.boot.query.NeonQueryProperties;
import io.github.neonspring.boot.query.QueryReport;
import io.github.neonspring.boot.replica.Replicas;
import io.github.neonspring.boot.session.Sessions;
import io.github.neonspring.boot.status.NeonStatus;
import io.github.neonspring.boot.status.NeonStatusAutoConfiguration;

/**
 * Auto-configuration for the sections of the endpoint {@code neon}, in the order in which
 * somebody reads who wonders what is wrong. Every section is there in every application;
 * what is switched off says {@code "enabled": false}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { NeonEndpointAutoConfiguration.class, NeonStatusAutoConfiguration.class,
		NeonGuardAutoConfiguration.class, NeonQueryAutoConfiguration.class })
@ConditionalOnBean({ NeonEndpoint.class, NeonStatus.class })
public final class NeonEndpointSectionsAutoConfiguration {

	@Bean
	@Order(20)
	ConnectionSection neonConnectionSection(NeonConnection connection, NeonPool pool, NeonStatus status) {
		return new ConnectionSection(connection, pool, status);
	}

	@Bean
	@Order(30)
	PoolSection neonPoolSection(NeonPool pool) {
		return new PoolSection(pool);
	}

	@Bean
	@Order(40)
	@ConditionalOnBean(Sessions.class)
	SessionsSection neonSessionsSection(Sessions sessions) {
		return new SessionsSection(sessions);
	}

	@Bean
	@Order(60)
	@ConditionalOnBean(QueryReport.class)
	QueriesSection neonQueriesSection(QueryReport report, NeonQueryProperties properties) {
		return new QueriesSection(report, properties);
	}

	@Bean
	@Order(70)
	ComputeSection neonComputeSection(ComputeActivity activity, ObjectProvider<DatabasePollers> pollers,
			NeonKeepaliveProperties properties) {
		return new ComputeSection(activity, pollers, properties, Clock.systemUTC());
	}

	@Bean
	@Order(80)
	KeepaliveSection neonKeepaliveSection(Keepalive keepalive, NeonPool pool) {
		return new KeepaliveSection(keepalive, pool);
	}

	@Bean
	@Order(110)
	ReplicasSection neonReplicasSection(ObjectProvider<Replicas> replicas) {
		return new ReplicasSection(replicas.getIfAvailable(Replicas::none));
	}

	@Configuration(proxyBeanMethods = false)
	static class StatusConfiguration {

		@Bean
		@Order(10)
		ProcessSection neonProcessSection(NeonStatus status) {
			return new ProcessSection(status);
		}

		@Bean
		@Order(50)
		TransactionsSection neonTransactionsSection(NeonStatus status) {
			return new TransactionsSection(status);
		}

		@Bean
		@Order(90)
		BreakerSection neonBreakerSection(NeonStatus status) {
			return new BreakerSection(status);
		}

		@Bean
		@Order(100)
		MigrationsSection neonMigrationsSection(NeonStatus status) {
			return new MigrationsSection(status);
		}

		@Bean
		@Order(120)
		SetupSection neonSetupSection(NeonStatus status) {
			return new SetupSection(status);
		}

		@Bean
		@Order(130)
		BudgetSection neonBudgetSection(NeonStatus status, NeonPoolProperties properties) {
			return new BudgetSection(status, properties);
		}

	}

}

package io.github.neonspring.boot.actuate.endpoint;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

import io.github.neonspring.boot.budget.ConnectionBudget;
import io.github.neonspring.boot.budget.NeonBudgetAutoConfiguration;
import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.compute.Keepalive;
import io.github.neonspring.boot.compute.NeonKeepaliveProperties;
import io.github.neonspring.boot.connection.NeonConnection;
import io.github.neonspring.boot.guard.NeonGuardAutoConfiguration;
import io.github.neonspring.boot.poller.DatabasePollers;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.query.NeonQueryAutoConfiguration;
import io.github.neonspring.boot.query.NeonQueryProperties;
import io.github.neonspring.boot.query.QueryReport;
import io.github.neonspring.boot.replica.Replicas;
import io.github.neonspring.boot.session.Sessions;

/**
 * Auto-configuration for the sections of the endpoint {@code neon}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { NeonEndpointAutoConfiguration.class, NeonBudgetAutoConfiguration.class,
		NeonGuardAutoConfiguration.class, NeonQueryAutoConfiguration.class })
@ConditionalOnBean(NeonEndpoint.class)
public final class NeonEndpointSectionsAutoConfiguration {

	@Bean
	@Order(1)
	ConnectionSection neonConnectionSection(NeonConnection connection, NeonPool pool) {
		return new ConnectionSection(connection, pool);
	}

	@Bean
	@Order(2)
	ComputeSection neonComputeSection(ComputeActivity activity, ObjectProvider<DatabasePollers> pollers,
			NeonKeepaliveProperties properties) {
		return new ComputeSection(activity, pollers, properties, Clock.systemUTC());
	}

	@Bean
	@Order(3)
	KeepaliveSection neonKeepaliveSection(Keepalive keepalive, NeonPool pool) {
		return new KeepaliveSection(keepalive, pool);
	}

	@Bean
	@Order(4)
	PoolSection neonPoolSection(NeonPool pool) {
		return new PoolSection(pool);
	}

	@Bean
	@Order(5)
	ReplicasSection neonReplicasSection(ObjectProvider<Replicas> replicas) {
		return new ReplicasSection(replicas.getIfAvailable(Replicas::none));
	}

	@Bean
	@Order(6)
	@ConditionalOnBean(ConnectionBudget.class)
	BudgetSection neonBudgetSection(ConnectionBudget budget) {
		return new BudgetSection(budget);
	}

	@Bean
	@Order(7)
	@ConditionalOnBean(Sessions.class)
	SessionsSection neonSessionsSection(Sessions sessions) {
		return new SessionsSection(sessions);
	}

	@Bean
	@Order(8)
	@ConditionalOnBean(QueryReport.class)
	QueriesSection neonQueriesSection(QueryReport report, NeonQueryProperties properties) {
		return new QueriesSection(report, properties);
	}

}

package io.github.neonspring.boot.actuate.health;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointProperties;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.core.env.Environment;

import io.github.neonspring.boot.pool.NeonPool;

/**
 * Puts the health component {@code neon} in the place of {@code db}, which would ask the
 * database something at each call. It is done when the registry of health components is
 * created, be that at start or, with lazy initialization, later: only then is it known
 * whether the data source is ours. Where it is not, {@code db} stays and {@code neon}
 * goes. A {@code db} that the application asks for by
 * {@code management.health.db.enabled} stays, and one that a health group names is
 * answered by {@code neon}.
 */
final class DbHealthReplacement implements BeanPostProcessor {

	private static final String DB = "db";

	private static final String NEON = "neon";

	private final ObjectProvider<NeonPool> pool;

	private final ObjectProvider<DataSource> dataSource;

	private final ObjectProvider<HealthEndpointProperties> endpoint;

	private final Environment environment;

	DbHealthReplacement(ObjectProvider<NeonPool> pool, ObjectProvider<DataSource> dataSource,
			ObjectProvider<HealthEndpointProperties> endpoint, Environment environment) {
		this.pool = pool;
		this.dataSource = dataSource;
		this.endpoint = endpoint;
		this.environment = environment;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof HealthContributorRegistry registry) {
			if (!isOurs()) {
				registry.unregisterContributor(NEON);
			}
			else if (!this.environment.containsProperty("management.health.db.enabled")) {
				replace(registry);
			}
		}
		return bean;
	}

	private boolean isOurs() {
		// Created now, if not before, since it is decided on creation
		this.dataSource.getIfUnique();
		return this.pool.getObject().isOpen();
	}

	private void replace(HealthContributorRegistry registry) {
		registry.unregisterContributor(DB);
		HealthContributor neon = registry.getContributor(NEON);
		if (neon != null && isNamedInGroup()) {
			registry.registerContributor(DB, neon);
		}
	}

	private boolean isNamedInGroup() {
		return this.endpoint.stream()
			.flatMap((properties) -> properties.getGroup().values().stream())
			.anyMatch((group) -> group.getInclude() != null && group.getInclude().contains(DB));
	}

}

package io.github.neonspring.boot.actuate.health;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointProperties;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

import io.github.neonspring.boot.pool.NeonPool;

/**
 * Puts the health component {@code neon} in the place of {@code db}, which would ask the
 * database something at each call. It is done when the application starts, because only
 * then is it known whether the data source is ours: where it is not, {@code db} stays and
 * {@code neon} goes. A {@code db} that the application asks for by
 * {@code management.health.db.enabled} stays, and one that a health group names is
 * answered by {@code neon}.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DbHealthReplacement implements SmartInitializingSingleton {

	private static final String DB = "db";

	private static final String NEON = "neon";

	private final ObjectProvider<HealthContributorRegistry> registry;

	private final ObjectProvider<HealthEndpointProperties> endpoint;

	private final NeonPool pool;

	private final Environment environment;

	DbHealthReplacement(ObjectProvider<HealthContributorRegistry> registry,
			ObjectProvider<HealthEndpointProperties> endpoint, NeonPool pool, Environment environment) {
		this.registry = registry;
		this.endpoint = endpoint;
		this.pool = pool;
		this.environment = environment;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.registry.ifAvailable((registry) -> {
			if (!this.pool.isOpen()) {
				registry.unregisterContributor(NEON);
			}
			else if (!this.environment.containsProperty("management.health.db.enabled")) {
				replace(registry);
			}
		});
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

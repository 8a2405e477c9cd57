package io.github.neonspring.boot.actuate.endpoint;

import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.neonspring.boot.compute.NeonComputeAutoConfiguration;
import io.github.neonspring.boot.compute.NeonKeepaliveAutoConfiguration;
import io.github.neonspring.boot.connection.NeonConnectionAutoConfiguration;
import io.github.neonspring.boot.datasource.NeonDataSourceAutoConfiguration;
import io.github.neonspring.boot.guard.NeonGuardAutoConfiguration;
import io.github.neonspring.boot.poller.NeonPollerAutoConfiguration;
import io.github.neonspring.boot.pool.NeonPoolAutoConfiguration;
import io.github.neonspring.boot.resilience.NeonResilienceAutoConfiguration;
import io.github.neonspring.boot.status.NeonStatusAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NeonEndpointAutoConfiguration}.
 */
class NeonEndpointAutoConfigurationTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=neon";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(NeonConnectionAutoConfiguration.class, NeonPoolAutoConfiguration.class,
				NeonComputeAutoConfiguration.class, NeonKeepaliveAutoConfiguration.class,
				NeonResilienceAutoConfiguration.class, NeonGuardAutoConfiguration.class,
				NeonDataSourceAutoConfiguration.class, DataSourceAutoConfiguration.class,
				NeonPollerAutoConfiguration.class, NeonStatusAutoConfiguration.class,
				NeonEndpointAutoConfiguration.class, NeonEndpointSectionsAutoConfiguration.class))
		.withPropertyValues("neon.url=postgresql://app:hidden-secret@127.0.0.1:1/main?sslmode=disable",
				"neon.pool.warm-up=false");

	@Test
	void endpointIsNotThereUnlessItIsExposed() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(NeonEndpoint.class)
			.doesNotHaveBean(NeonEndpointSection.class)
			.hasSingleBean(SanitizingFunction.class));
	}

	@Test
	void exposedEndpointHasItsSectionsInOrderAndNoSecret() {
		this.contextRunner.withPropertyValues(EXPOSED).run((context) -> {
			NeonEndpoint endpoint = context.getBean(NeonEndpoint.class);
			assertThat(endpoint.neon()).containsOnlyKeys("process", "connection", "pool", "transactions", "compute",
					"keepalive", "breaker", "migrations", "replicas", "setup", "budget");
			assertThat(endpoint.neon().toString()).contains("127.0.0.1").doesNotContain("hidden-secret");
		});
	}

	@Test
	void accessCanBeDenied() {
		this.contextRunner.withPropertyValues(EXPOSED, "management.endpoint.neon.access=NONE")
			.run((context) -> assertThat(context).doesNotHaveBean(NeonEndpoint.class));
	}

	@Test
	void plainSpringBootHasNoEndpoint() {
		this.contextRunner.withPropertyValues(EXPOSED, "neon.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(NeonEndpoint.class));
	}

}

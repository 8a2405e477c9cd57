package io.github.neonspring.boot.actuate.endpoint;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.endpoint.web.WebEndpointHttpMethod;
import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;

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

	private static final AutoConfigurations AUTO_CONFIGURATIONS = AutoConfigurations.of(
			NeonConnectionAutoConfiguration.class, NeonPoolAutoConfiguration.class, NeonComputeAutoConfiguration.class,
			NeonKeepaliveAutoConfiguration.class, NeonResilienceAutoConfiguration.class,
			NeonGuardAutoConfiguration.class, NeonDataSourceAutoConfiguration.class, DataSourceAutoConfiguration.class,
			NeonPollerAutoConfiguration.class, NeonStatusAutoConfiguration.class, NeonEndpointAutoConfiguration.class,
			NeonEndpointSectionsAutoConfiguration.class);

	private static final String URL = "neon.url=postgresql://app:hush-hidden@127.0.0.1:1/main?sslmode=disable";

	private static final String EXPOSED = "management.endpoints.web.exposure.include=neon";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AUTO_CONFIGURATIONS)
		.withPropertyValues(URL, "neon.pool.warm-up=false");

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
			assertThat(endpoint.neon()).containsOnlyKeys("process", "connection", "pool", "sessions", "transactions",
					"compute", "keepalive", "breaker", "migrations", "replicas", "setup", "budget");
			assertThat(endpoint.neon().toString()).contains("127.0.0.1").doesNotContain("hush-hidden");
		});
	}

	@Test
	void accessCanBeDenied() {
		this.contextRunner.withPropertyValues(EXPOSED, "management.endpoint.neon.access=NONE")
			.run((context) -> assertThat(context).doesNotHaveBean(NeonEndpoint.class));
	}

	@Test
	void accessThatOnlyReadsHasNoOperationToCall() {
		WebApplicationContextRunner web = new WebApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(EndpointAutoConfiguration.class, WebEndpointAutoConfiguration.class))
			.withConfiguration(AUTO_CONFIGURATIONS)
			.withPropertyValues(EXPOSED, URL, "neon.endpoint.operations=true");
		web.run((context) -> assertThat(methods(context)).contains(WebEndpointHttpMethod.POST));
		web.withPropertyValues("management.endpoint.neon.access=READ_ONLY")
			.run((context) -> assertThat(methods(context)).containsOnly(WebEndpointHttpMethod.GET));
	}

	private static List<WebEndpointHttpMethod> methods(ApplicationContext context) {
		return context.getBean(WebEndpointsSupplier.class)
			.getEndpoints()
			.stream()
			.flatMap((endpoint) -> endpoint.getOperations().stream())
			.map((operation) -> operation.getRequestPredicate().getHttpMethod())
			.toList();
	}

	@Test
	void plainSpringBootHasNoEndpoint() {
		this.contextRunner.withPropertyValues(EXPOSED, "neon.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(NeonEndpoint.class));
	}

}

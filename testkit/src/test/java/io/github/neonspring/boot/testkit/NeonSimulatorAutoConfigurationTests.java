package io.github.neonspring.boot.testkit;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NeonSimulatorAutoConfiguration}.
 */
class NeonSimulatorAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(NeonSimulatorAutoConfiguration.class));

	@Test
	void isListed() {
		assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()).getCandidates())
			.contains(NeonSimulatorAutoConfiguration.class.getName());
	}

	@Test
	void offersAnEndpointThatIsNotStarted() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(EmbeddedEndpoint.class);
			assertThat(context.getBean(EmbeddedEndpoint.class).isStarted()).isFalse();
		});
	}

	@Test
	void offersNoneWithAProductionProfile() {
		this.contextRunner.withPropertyValues("spring.profiles.active=eu,prod")
			.run((context) -> assertThat(context).doesNotHaveBean(EmbeddedEndpoint.class));
		this.contextRunner.withPropertyValues("spring.profiles.active=production")
			.run((context) -> assertThat(context).doesNotHaveBean(EmbeddedEndpoint.class));
	}

	@Test
	void offersOneWithAProductionProfileWhereItIsEnabledInSoManyWords() {
		this.contextRunner.withPropertyValues("spring.profiles.active=prod", "neon.simulator.enabled=true")
			.run((context) -> assertThat(context).hasSingleBean(EmbeddedEndpoint.class));
	}

	@Test
	void offersNoneWhereItIsDisabled() {
		this.contextRunner.withPropertyValues("neon.simulator.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(EmbeddedEndpoint.class));
	}

	@Test
	void backsOffForTheApplicationsOwnEndpoint() {
		this.contextRunner.withUserConfiguration(OwnEndpoint.class)
			.run((context) -> assertThat(context).hasSingleBean(EmbeddedEndpoint.class).hasBean("ownEndpoint"));
	}

	@Test
	void propertiesAreApplied(@TempDir Path directory) {
		// As root, PostgreSQL runs as another user, who must get there
		assertThat(directory.toFile().setExecutable(true, false)).isTrue();
		this.contextRunner
			.withPropertyValues("neon.simulator.tls=off", "neon.simulator.cold-start=10ms",
					"neon.simulator.data-directory=" + directory.resolve("data"))
			.run((context) -> {
				EmbeddedEndpoint endpoint = context.getBean(EmbeddedEndpoint.class);
				assertThat(endpoint.connectionString()).contains("sslmode=disable");
				assertThat(directory.resolve("data")).isNotEmptyDirectory();
			});
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnEndpoint {

		@Bean
		EmbeddedEndpoint ownEndpoint() {
			return new EmbeddedEndpoint(NeonSimulator.builder());
		}

	}

}

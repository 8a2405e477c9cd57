package io.github.neonspring.sample.live.endpoint;

import java.time.Clock;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EndpointConfiguration}.
 */
class EndpointConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withBean(Timeline.class, () -> new Timeline(Clock.systemUTC()))
		.withBean(CurrentWork.class)
		.withUserConfiguration(EndpointConfiguration.WithTestkit.class, EndpointConfiguration.WithoutTestkit.class);

	@Test
	void testkitThatIsNotInUseIsNotEmbedded() {
		this.contextRunner.run((context) -> assertThat(context.getBean(EmbeddedCompute.class).isInUse()).isFalse());
	}

	@Test
	void pageGetsAlongWithoutTheTestkit() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.github.neonspring.boot.testkit"))
			.run((context) -> {
				assertThat(context).hasSingleBean(NoEmbeddedCompute.class);
				assertThat(context.getBean(EmbeddedCompute.class).isInUse()).isFalse();
			});
	}

}

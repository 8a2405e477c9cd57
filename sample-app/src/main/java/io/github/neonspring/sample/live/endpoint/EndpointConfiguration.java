package io.github.neonspring.sample.live.endpoint;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.compute.NeonKeepaliveProperties;
import io.github.neonspring.boot.status.NeonOperations;
import io.github.neonspring.boot.status.NeonStatus;
import io.github.neonspring.boot.testkit.EmbeddedEndpoint;
import io.github.neonspring.boot.testkit.NeonSimulatorProperties;

/**
 * The endpoint as the page sees it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "neon.enabled", matchIfMissing = true)
class EndpointConfiguration {

	@Bean
	Timeline timeline() {
		return new Timeline(Clock.systemUTC());
	}

	@Bean
	CurrentWork currentWork() {
		return new CurrentWork();
	}

	@Bean
	WatchedEndpoint watchedEndpoint(EmbeddedCompute embedded, NeonStatus status, NeonKeepaliveProperties properties,
			Timeline timeline) {
		return new WatchedEndpoint(embedded, status, properties, timeline);
	}

	/**
	 * With the testkit.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(EmbeddedEndpoint.class)
	static class WithTestkit {

		@Bean
		TestkitCompute embeddedCompute(ObjectProvider<EmbeddedEndpoint> endpoint,
				ObjectProvider<NeonSimulatorProperties> properties, ObjectProvider<NeonOperations> operations,
				ObjectProvider<ComputeActivity> activity, Timeline timeline, CurrentWork work) {
			Clock clock = Clock.systemUTC();
			return new TestkitCompute(endpoint, properties.getIfAvailable(NeonSimulatorProperties::new), operations,
					timeline, new WakeCause(work, activity, clock), clock);
		}

	}

	/**
	 * Without it.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("io.github.neonspring.boot.testkit.EmbeddedEndpoint")
	static class WithoutTestkit {

		@Bean
		NoEmbeddedCompute embeddedCompute() {
			return new NoEmbeddedCompute();
		}

	}

}

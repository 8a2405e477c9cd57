package io.github.neonspring.boot.resilience;

import java.time.Clock;

import org.postgresql.Driver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.neonspring.boot.connection.driver.EarlyConnection;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.pool.NeonPoolAutoConfiguration;

/**
 * Auto-configuration for a database that is not there: not yet, or for a while.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = NeonPoolAutoConfiguration.class)
@ConditionalOnClass(Driver.class)
@ConditionalOnBooleanProperty(name = "neon.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ NeonConnectProperties.class, NeonCircuitBreakerProperties.class })
public final class NeonResilienceAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	BringUp neonBringUp(NeonConnectProperties properties, ObjectProvider<EarlyConnection> early) {
		return new BringUp(properties.getRetryTimeout(), early.getIfAvailable(), new ConnectTally(Clock.systemUTC()));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(NeonPool.class)
	static class CircuitBreakerConfiguration {

		@Bean
		@ConditionalOnMissingBean
		EndpointBreaker neonEndpointBreaker(NeonCircuitBreakerProperties properties, BringUp bringUp) {
			return new EndpointBreaker(properties, new MonotonicClock(), bringUp::isStarting);
		}

		@Bean
		@ConditionalOnMissingBean
		Prober neonProber(NeonPool pool, EndpointBreaker breaker) {
			return new Prober(pool, breaker);
		}

		@Bean
		@ConditionalOnMissingBean
		Patience neonPatience(BringUp bringUp, NeonPool pool, EndpointBreaker breaker, Prober prober,
				ConfigurableListableBeanFactory beanFactory) {
			return new Patience(bringUp, pool, breaker, prober, new StartFailure(beanFactory));
		}

	}

}

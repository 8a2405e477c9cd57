package io.github.neonspring.boot.compute;

import java.time.Instant;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

import io.github.neonspring.boot.pool.NeonPoolProperties;

/**
 * Says whether the pool's connections are opened right after start.
 *
 * @since 0.1.0
 */
public final class WarmUp {

	private WarmUp() {
	}

	static boolean isWanted(NeonPoolProperties pool, Environment environment) {
		return pool.isWarmUp() && !environment.getProperty("neon.connect.lazy", Boolean.class, false)
				&& !environment.getProperty("spring.main.lazy-initialization", Boolean.class, false);
	}

	/**
	 * Foretell from bean definitions and properties, without any bean, whether there will
	 * be a warm-up.
	 * @param beanFactory the bean factory with all definitions
	 * @param environment the environment
	 * @param start when the application starts
	 * @return {@code true} if a connection will be opened although nobody asks for one
	 */
	public static boolean isExpected(ConfigurableListableBeanFactory beanFactory, Environment environment,
			Instant start) {
		Binder binder = Binder.get(environment);
		return beanFactory.getBeanNamesForType(Keepalive.class, true, false).length > 0
				&& isWanted(binder.bindOrCreate("neon.pool", NeonPoolProperties.class), environment)
				&& KeepaliveSchedule.of(binder.bindOrCreate("neon.keepalive", NeonKeepaliveProperties.class))
					.keepsAwake(start, start);
	}

}

package io.github.neonspring.boot;

import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Lets one application at a time set up the JVM's logging, as Logback is not made for
 * several at once (Boot 4.1.1, Logback 1.5.38): tests start instances side by side.
 */
class OneStartAtALogger implements SpringApplicationRunListener, Ordered {

	private static final ReentrantLock LOGGER = new ReentrantLock();

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public void environmentPrepared(ConfigurableBootstrapContext bootstrapContext,
			ConfigurableEnvironment environment) {
		LOGGER.lock();
	}

	@Override
	public void contextPrepared(ConfigurableApplicationContext context) {
		release();
	}

	@Override
	public void failed(@Nullable ConfigurableApplicationContext context, Throwable exception) {
		release();
	}

	private static void release() {
		while (LOGGER.isHeldByCurrentThread()) {
			LOGGER.unlock();
		}
	}

}

package io.github.neonspring.boot.datasource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.log.LogMessage;

import io.github.neonspring.boot.connection.NeonConnection;
import io.github.neonspring.boot.connection.ResolvedConnection;
import io.github.neonspring.boot.connection.driver.EarlyConnection;
import io.github.neonspring.boot.connection.driver.JdbcTarget;
import io.github.neonspring.boot.connection.event.EndpointEvent;
import io.github.neonspring.boot.connection.event.EndpointLog;
import io.github.neonspring.boot.limits.NeonSessionProperties;
import io.github.neonspring.boot.limits.SessionLimits;
import io.github.neonspring.boot.pool.NeonPoolProperties;
import io.github.neonspring.boot.pool.PoolSettings;
import io.github.neonspring.boot.resilience.BringUp;
import io.github.neonspring.boot.resilience.NeonConnectProperties;

/**
 * Opens the pool's first connection as soon as the bean definitions are complete, so that
 * a compute's cold start passes beside the rest of the application's. The connection is a
 * bean, {@code neonEarlyConnection}, for whoever connects first, and is closed once the
 * application is ready unless it was taken, or is about to be by the pool's warm-up.
 */
final class EarlyWake implements BeanFactoryPostProcessor, ApplicationListener<ApplicationEvent>, DisposableBean {

	static final String CONNECTION = "neonEarlyConnection";

	private static final Duration WARM_UP = Duration.ofSeconds(10);

	/** For those who are waiting for the connection just then. */
	private static final Duration NOBODY_WARMS_UP = Duration.ofSeconds(1);

	private static final Log logger = LogFactory.getLog(EarlyWake.class);

	private static final EndpointLog events = EndpointLog.of(EarlyWake.class);

	private final ConfigurableEnvironment environment;

	private final Clock clock;

	private @Nullable EarlyConnection connection;

	private Duration held = WARM_UP;

	EarlyWake(ConfigurableEnvironment environment, Clock clock) {
		this.environment = environment;
		this.clock = clock;
	}

	// Has no order, and so comes after those that replace the data source
	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		try {
			EarlyWakeRule rule = new EarlyWakeRule(beanFactory, this.environment);
			Instant now = this.clock.instant();
			if (rule.permits(now)) {
				this.held = rule.warmsUp(now) ? WARM_UP : NOBODY_WARMS_UP;
				NeonConnection.configured(this.environment).ifPresent((resolved) -> wake(resolved, beanFactory));
			}
		}
		catch (RuntimeException ex) {
			// A setting that cannot be used is told when its bean is created
			logger.debug("Nothing is woken early", ex);
		}
	}

	private void wake(ResolvedConnection resolved, ConfigurableListableBeanFactory beanFactory) {
		Binder binder = Binder.get(this.environment);
		NeonConnectProperties connect = binder.bindOrCreate("neon.connect", NeonConnectProperties.class);
		EarlyConnection early = BringUp.early(target(resolved, binder), connect.getRetryTimeout());
		this.connection = early;
		beanFactory.registerSingleton(CONNECTION, early);
		String endpoint = resolved.main().description();
		events.info(EndpointEvent.EARLY_WAKE, endpoint, LogMessage.format("Waking %s early", endpoint));
		early.begin(beanFactory.getBeanClassLoader());
	}

	private JdbcTarget target(ResolvedConnection resolved, Binder binder) {
		NeonSessionProperties session = binder.bindOrCreate("neon.session", NeonSessionProperties.class);
		NeonPoolProperties pool = binder.bindOrCreate("neon.pool", NeonPoolProperties.class);
		return DataSourceComposition.target(resolved.main(), SessionLimits.of(session),
				PoolSettings.of(pool, this.environment));
	}

	@Override
	public void onApplicationEvent(ApplicationEvent event) {
		if (this.connection != null && isReady(event)) {
			this.connection.closeUnlessTakenWithin(this.held);
		}
	}

	// Only a SpringApplication tells when it is ready
	private static boolean isReady(ApplicationEvent event) {
		return event instanceof ApplicationReadyEvent
				|| (event instanceof ContextRefreshedEvent refresh && refresh.getApplicationContext()
					.getBeanProvider(ApplicationArguments.class)
					.stream()
					.findAny()
					.isEmpty());
	}

	@Override
	public void destroy() {
		if (this.connection != null) {
			this.connection.close();
		}
	}

}

package io.github.neonspring.sample.live;

import java.time.Clock;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

import io.github.neonspring.boot.compute.NeonKeepaliveProperties;
import io.github.neonspring.boot.status.NeonStatus;
import io.github.neonspring.sample.live.endpoint.CurrentWork;
import io.github.neonspring.sample.live.endpoint.WatchedEndpoint;
import io.github.neonspring.sample.live.load.Ledger;
import io.github.neonspring.sample.live.load.Load;
import io.github.neonspring.sample.live.load.Results;

/**
 * The live page's stream, and what goes before its buttons.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "neon.enabled", matchIfMissing = true)
class LiveConfiguration {

	private static final String LIVE = "/live/**";

	@Bean
	StateReader stateReader(NeonStatus status, WatchedEndpoint endpoint, NeonKeepaliveProperties keepalive, Load load,
			Ledger ledger, Results results) {
		return new StateReader(status, endpoint, keepalive, load, ledger, results, Clock.systemUTC());
	}

	@Bean
	LiveStream liveStream(@Value("${spring.application.name}") String application, WatchedEndpoint endpoint,
			StateReader reader, Results results, JsonMapper json) {
		return new LiveStream(application, endpoint, reader, results, json);
	}

	@Bean
	WebMvcConfigurer liveInterceptors(CurrentWork work) {
		return new WebMvcConfigurer() {

			@Override
			public void addInterceptors(InterceptorRegistry registry) {
				registry.addInterceptor(new OnlyFromThePage()).addPathPatterns(LIVE);
				registry.addInterceptor(new CurrentRequests(work)).excludePathPatterns(LIVE, "/webjars/**", "/");
			}

		};
	}

}

package io.github.neonspring.boot.promise;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.neonspring.boot.TestApplication;

/**
 * An application with a {@link Till}.
 */
@Configuration(proxyBeanMethods = false)
class TillApplication {

	@Bean
	Till till(JdbcTemplate jdbc, TransactionTemplate transaction, PlatformTransactionManager manager,
			List<Integer> endings) {
		return new Till(jdbc, transaction, manager, endings);
	}

	@Bean
	List<Integer> endings() {
		return new CopyOnWriteArrayList<>();
	}

	static ConfigurableApplicationContext run(String url, String... properties) {
		return new SpringApplicationBuilder(TestApplication.class, TillApplication.class).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "spring.jmx.enabled=false", "neon.pool.budget=off",
					"neon.url=" + url)
			.properties(properties)
			.run();
	}

	@SuppressWarnings("unchecked")
	static List<Integer> endings(ConfigurableApplicationContext context) {
		return (List<Integer>) context.getBean("endings", List.class);
	}

}

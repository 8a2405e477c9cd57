package io.github.neonspring.boot.benchmarks.outage;

import java.util.stream.Stream;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application with the starter and nothing else. What it logs goes to a file.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class OutageApplication {

	static ConfigurableApplicationContext run(String url) {
		return new SpringApplicationBuilder(OutageApplication.class).web(WebApplicationType.NONE)
			.run(Stream.of("neon.url=" + url, "spring.application.name=outage", "spring.main.banner-mode=off",
					"spring.main.log-startup-info=false", "spring.jmx.enabled=false", "logging.threshold.console=off",
					"logging.file.name=target/outage.log", "logging.level.root=warn")
				.map((setting) -> "--" + setting)
				.toArray(String[]::new));
	}

}

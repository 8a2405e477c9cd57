package io.github.neonspring.boot.benchmarks.soak;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The bank's application: the starter with verified commits and retries. What it logs, of
 * which there is much, goes to a file.
 */
@SpringBootApplication
class SoakApplication {

	/** Seconds that a statement may wait in a black hole. */
	private static final int SOCKET_TIMEOUT = 3;

	private static final List<String> SETTINGS = List.of("spring.application.name=soak", "spring.main.banner-mode=off",
			"spring.main.log-startup-info=false", "spring.jmx.enabled=false", "spring.jpa.hibernate.ddl-auto=none",
			"neon.transaction.verify-commit=true", "neon.transaction.retry.enabled=true", "neon.pool.check-after=2s",
			"logging.threshold.console=off", "logging.file.name=target/soak.log", "logging.level.root=warn");

	static ConfigurableApplicationContext run(String url) {
		List<String> arguments = new ArrayList<>();
		arguments.add("--neon.url=" + url + (url.contains("?") ? "&" : "?") + "socketTimeout=" + SOCKET_TIMEOUT);
		SETTINGS.forEach((setting) -> arguments.add("--" + setting));
		return new SpringApplicationBuilder(SoakApplication.class).web(WebApplicationType.NONE)
			.run(arguments.toArray(String[]::new));
	}

}

package io.github.neonspring.boot.connection;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * What the server sees as {@code application_name}: the application's name and an id of
 * this process, so that {@code pg_stat_activity} tells instances apart.
 *
 * @param value the name
 */
record ApplicationName(String value) {

	private static final String INSTANCE = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());

	/** PostgreSQL cuts the name after 63 bytes, which would lose the id. */
	private static final int LONGEST = 63 - 1 - INSTANCE.length();

	static ApplicationName of(Environment environment) {
		String name = environment.getProperty("spring.application.name");
		String application = StringUtils.hasText(name) ? name.replaceAll("[^\\x21-\\x7e]", "_") : "spring-boot";
		return new ApplicationName(application.substring(0, Math.min(LONGEST, application.length())) + "-" + INSTANCE);
	}

}

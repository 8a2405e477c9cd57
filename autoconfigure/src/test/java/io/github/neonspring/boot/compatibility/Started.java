package io.github.neonspring.boot.compatibility;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An application that was started as {@code main} would start it, with arguments.
 *
 * @param context the application's context
 */
record Started(ConfigurableApplicationContext context) implements AutoCloseable {

	static Started application(Class<?> source, String... properties) {
		return application(Shell.EMPTY, source, properties);
	}

	static Started application(Shell shell, Class<?> source, String... properties) {
		List<String> arguments = new ArrayList<>(List.of("--spring.main.banner-mode=off", "--neon.pool.budget=off"));
		List.of(properties).forEach((property) -> arguments.add("--" + property));
		return new Started(new SpringApplicationBuilder(source).web(WebApplicationType.NONE)
			.initializers(shell)
			.run(arguments.toArray(String[]::new)));
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	boolean hasTable(String name) {
		return bean(JdbcClient.class).sql("select to_regclass(?) is not null")
			.param(name)
			.query(Boolean.class)
			.single();
	}

	@Override
	public void close() {
		this.context.close();
	}

}

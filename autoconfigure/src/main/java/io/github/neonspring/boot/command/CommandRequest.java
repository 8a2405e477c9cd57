package io.github.neonspring.boot.command;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.ParentContextApplicationContextInitializer;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * Finds out whether a start of the application is meant to run a command instead. Only an
 * argument says so: an environment variable or a file would stop every later start.
 */
final class CommandRequest {

	private static final StackWalker STACK = StackWalker.getInstance();

	private CommandRequest() {
	}

	/**
	 * Return the command that the application was started for.
	 * @param application the application
	 * @param args its arguments
	 * @return the words of the command, or {@code null} for an ordinary start
	 */
	static @Nullable String of(SpringApplication application, String[] args) {
		if (Arrays.stream(args).noneMatch((arg) -> arg.startsWith("--"))) {
			return null;
		}
		MutablePropertySources sources = new MutablePropertySources();
		sources.addFirst(new SimpleCommandLinePropertySource(args));
		String command = new Binder(ConfigurationPropertySources.from(sources)).bind("neon.command", String.class)
			.orElse(null);
		return (command != null && !isChild(application) && !isProcessed() && !isTested()) ? command : null;
	}

	private static boolean isChild(SpringApplication application) {
		Collection<?> initializers = application.getInitializers();
		return initializers.stream().anyMatch(ParentContextApplicationContextInitializer.class::isInstance);
	}

	private static boolean isProcessed() {
		return SpringProperties.getFlag(AbstractAotProcessor.AOT_PROCESSING);
	}

	// A test that gives its application arguments goes on to use it
	private static boolean isTested() {
		List<String> callers = List.of("org.springframework.boot.test.context.");
		return STACK.walk((frames) -> frames
			.anyMatch((frame) -> callers.stream().anyMatch((caller) -> frame.getClassName().startsWith(caller))));
	}

}

package io.github.neonspring.boot.command;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/**
 * Says why a command failed, as the failure analyzers say why a start failed.
 *
 * @param context the application, or {@code null} if it did not come that far
 */
record CommandFailure(@Nullable ConfigurableApplicationContext context) {

	String describe(Throwable failure) {
		FailureAnalysis analysis = analyzers().stream()
			.map((analyzer) -> analyze(analyzer, failure))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
		if (analysis == null) {
			return message(failure);
		}
		String action = analysis.getAction();
		return (action != null && !action.isBlank()) ? analysis.getDescription() + System.lineSeparator() + action
				: analysis.getDescription();
	}

	private List<FailureAnalyzer> analyzers() {
		ArgumentResolver resolver = (this.context != null)
				? ArgumentResolver.of(BeanFactory.class, this.context.getBeanFactory())
					.and(Environment.class, this.context.getEnvironment())
				: ArgumentResolver.none();
		return SpringFactoriesLoader.forDefaultResourceLocation(classLoader())
			.load(FailureAnalyzer.class, resolver, FailureHandler.handleMessage((message, ex) -> {
				// One that needs more than there is yet has nothing to say
			}));
	}

	private @Nullable ClassLoader classLoader() {
		return (this.context != null) ? this.context.getClassLoader() : getClass().getClassLoader();
	}

	private static @Nullable FailureAnalysis analyze(FailureAnalyzer analyzer, Throwable failure) {
		try {
			return analyzer.analyze(failure);
		}
		catch (Throwable ex) {
			return null;
		}
	}

	private static String message(Throwable failure) {
		String message = text(failure);
		Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
		return message.contains(text(root)) ? message : message + System.lineSeparator() + "Caused by " + root;
	}

	private static String text(Throwable failure) {
		String message = failure.getMessage();
		return (failure instanceof Exception && message != null) ? message : failure.toString();
	}

}

package io.github.neonspring.boot.testkit.test;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Test classes that JUnit executes within a test.
 */
final class Launched {

	private static final AtomicInteger NUMBERS = new AtomicInteger();

	private Launched() {
	}

	static TestExecutionSummary run(Map<String, String> parameters, Class<?>... testClasses) {
		SummaryGeneratingListener summary = new SummaryGeneratingListener();
		LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
			.selectors(Arrays.stream(testClasses).map(DiscoverySelectors::selectClass).toList())
			.configurationParameters(parameters)
			.build();
		LauncherFactory.create().execute(request, summary);
		summary.getSummary().printFailuresTo(new PrintWriter(System.out), 30);
		return summary.getSummary();
	}

	static Class<?>[] many(Class<?> testClass, int count) {
		return Stream.generate(() -> another(testClass)).limit(count).toArray(Class<?>[]::new);
	}

	private static Class<?> another(Class<?> testClass) {
		return new ByteBuddy().subclass(testClass)
			.name(testClass.getName() + NUMBERS.incrementAndGet())
			.make()
			.load(testClass.getClassLoader(), ClassLoadingStrategy.Default.INJECTION)
			.getLoaded();
	}

}

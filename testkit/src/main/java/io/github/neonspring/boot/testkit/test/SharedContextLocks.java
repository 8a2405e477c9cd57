package io.github.neonspring.boot.testkit.test;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.parallel.ResourceLocksProvider;
import org.springframework.test.context.BootstrapUtils;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Has JUnit run classes that share a Spring context one after the other, since they share
 * its pool. A lock of our own would block threads that JUnit needs for other classes.
 */
final class SharedContextLocks implements ResourceLocksProvider {

	private static final Map<MergedContextConfiguration, Integer> NUMBERS = new ConcurrentHashMap<>();

	@Override
	public Set<Lock> provideForNestedClass(List<Class<?>> enclosingInstanceTypes, Class<?> testClass) {
		return provideForClass(testClass);
	}

	@Override
	public Set<Lock> provideForClass(Class<?> testClass) {
		return Set.of(new Lock("neon-test-context-" + number(testClass)));
	}

	private static int number(Class<?> testClass) {
		try {
			MergedContextConfiguration configuration = BootstrapUtils.resolveTestContextBootstrapper(testClass)
				.buildMergedContextConfiguration();
			synchronized (NUMBERS) {
				return NUMBERS.computeIfAbsent(configuration, (key) -> NUMBERS.size() + 1);
			}
		}
		catch (RuntimeException ex) {
			// What is wrong with the class is reported when it runs
			return 0;
		}
	}

}

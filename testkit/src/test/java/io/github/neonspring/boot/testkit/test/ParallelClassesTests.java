package io.github.neonspring.boot.testkit.test;

import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NeonTest} with classes that JUnit runs in parallel.
 */
class ParallelClassesTests {

	private static final Map<String, String> PARALLEL = Map.of("junit.jupiter.execution.parallel.enabled", "true",
			"junit.jupiter.execution.parallel.mode.classes.default", "concurrent",
			"junit.jupiter.execution.parallel.mode.default", "concurrent",
			"junit.jupiter.execution.parallel.config.strategy", "fixed",
			"junit.jupiter.execution.parallel.config.fixed.parallelism", "4");

	private static final int CLASSES = 10;

	@Test
	void classesOfTwoContextsNeverMeetInADatabase() {
		OneOfMany.forget();
		Class<?>[] classes = Stream.of(OneOfMany.class, OneOfManyOthers.class)
			.flatMap((testClass) -> Stream.of(Launched.many(testClass, CLASSES)))
			.toArray(Class<?>[]::new);
		TestExecutionSummary summary = Launched.run(PARALLEL, classes);
		assertThat(summary.getTestsSucceededCount()).isEqualTo(2 * CLASSES);
		assertThat(OneOfMany.DATABASES).doesNotHaveDuplicates().hasSize(2 * CLASSES);
		assertThat(OneOfMany.CONTEXTS).hasSize(2);
		assertThat(OneOfMany.MIGRATED).hasSize(1);
	}

}

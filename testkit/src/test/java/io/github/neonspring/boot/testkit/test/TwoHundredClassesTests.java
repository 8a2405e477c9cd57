package io.github.neonspring.boot.testkit.test;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NeonTest} with 200 classes of one configuration.
 */
class TwoHundredClassesTests {

	private static final int CLASSES = 200;

	@Test
	void eachHasADatabaseOfItsOwnBeneathOneContext() {
		OneOfMany.forget();
		TestExecutionSummary summary = Launched.run(Map.of(), Launched.many(OneOfMany.class, CLASSES));
		assertThat(summary.getTestsSucceededCount()).isEqualTo(CLASSES);
		assertThat(OneOfMany.DATABASES).doesNotHaveDuplicates().hasSize(CLASSES);
		assertThat(OneOfMany.CONTEXTS).hasSize(1);
		assertThat(OneOfMany.MIGRATED).hasSize(1);
	}

}

package io.github.neonspring.boot.benchmarks.layers;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.RunnerException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The short form of the benchmarks of the layers. {@link Layers} is the long one.
 */
class LayersTests {

	@Test
	void everyBenchmarkRunsAndIsReported() throws RunnerException {
		LayerReport report = new Layers(20, 1, 0).run();
		assertThat(report.markdown(List.of("One iteration."))).contains("| lookAtTheSocket |",
				"| borrowAndReturn STARTER_STUB |", "| borrowAndReturn METERED_STUB |",
				"| borrowAndReturn STARTER_PGJDBC |", "| borrowSelectAndReturn UNWATCHED_STUB |",
				"| **guard and tracking, over HikariCP alone** |",
				"| **statements watched, over neon.query.* switched off, with a statement** |",
				"| **everything with the look");
	}

}

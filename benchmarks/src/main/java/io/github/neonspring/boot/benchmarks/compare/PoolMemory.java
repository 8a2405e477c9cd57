package io.github.neonspring.boot.benchmarks.compare;

import java.time.Duration;
import java.util.List;

/**
 * What one more connection adds to the heap: the driver's, the pool's and ours together.
 */
final class PoolMemory implements Measurement {

	private static final int MORE = 50;

	@Override
	public String name() {
		return "heap per connection";
	}

	@Override
	public List<Figure> take(Rig rig) throws Exception {
		return List.of(new Figure("", Unit.KILOBYTES,
				(double) (kilobytes(rig, Rig.KEPT + MORE) - kilobytes(rig, Rig.KEPT)) / MORE));
	}

	private static long kilobytes(Rig rig, int connections) throws Exception {
		String prefix = "spring.datasource.hikari.";
		try (Application started = rig.launch(prefix + "maximum-pool-size=" + connections,
				prefix + "minimum-idle=" + connections)) {
			started.awaitConnections(connections);
			started.run("readThroughTemplate", 50);
			return started.post("/heap")[0];
		}
	}

	@Override
	public List<Duration> latencies(CompareSettings settings) {
		return List.of(settings.latencies().get(0));
	}

	@Override
	public int repeats(CompareSettings settings) {
		return 1;
	}

}

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
		try (Application started = rig.launch()) {
			started.awaitConnections(Rig.KEPT);
			started.run("readThroughTemplate", 50);
			long before = started.post("/heap")[0];
			started.post("/pool?connections=" + (Rig.KEPT + MORE));
			started.awaitConnections(Rig.KEPT + MORE);
			rig.settled();
			long after = started.post("/heap")[0];
			return List.of(new Figure("", Unit.KILOBYTES, (after - before) / (double) MORE));
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

package io.github.neonspring.boot.benchmarks.compare;

import java.time.Duration;
import java.util.List;

/**
 * What the process takes up once it has started and its pool is full.
 */
final class Memory implements Measurement {

	@Override
	public String name() {
		return "memory after start";
	}

	@Override
	public List<Figure> take(Rig rig) throws Exception {
		try (Application started = rig.launch()) {
			started.awaitConnections(Rig.KEPT);
			double resident = started.residentMegabytes();
			return List.of(new Figure("resident set", Unit.MEGABYTES, resident),
					new Figure("heap in use after a collection", Unit.MEGABYTES, started.post("/heap")[0] / 1024.0));
		}
	}

	@Override
	public List<Duration> latencies(CompareSettings settings) {
		return List.of(settings.latencies().get(0));
	}

}

package io.github.neonspring.boot.benchmarks.compare;

import java.time.Duration;
import java.util.List;

/**
 * A start with nothing to migrate, from the launch of the process until it serves; in
 * pairs, so that what else the machine does hits both.
 */
final class StartUp implements Measurement {

	@Override
	public String name() {
		return "start, compute awake";
	}

	@Override
	public List<Figure> take(Rig rig) throws Exception {
		rig.simulator().wake();
		try (Application started = rig.launch()) {
			return List.of(Figure.millis("until it serves", started.startUp()).limited(Limit.AS_PLAIN));
		}
	}

	@Override
	public List<Duration> latencies(CompareSettings settings) {
		return List.of(settings.usual());
	}

	@Override
	public int repeats(CompareSettings settings) {
		return settings.starts();
	}

}

package io.github.neonspring.boot.benchmarks.compare;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.neonspring.boot.testkit.SimulatorStats;

/**
 * A start that is asked to open no connection, with migrations left to somebody else.
 */
final class LazyBoot implements Measurement {

	@Override
	public String name() {
		return "boot with neon.connect.lazy=true, migrations off";
	}

	@Override
	public List<Figure> take(Rig rig) throws Exception {
		SimulatorStats before = rig.settled();
		try (Application started = rig.launch(false, Map.of("NEON_CONNECT_LAZY", "true"),
				"spring.flyway.enabled=false")) {
			SimulatorStats boot = rig.settled().minus(before);
			return List.of(new Figure("", Unit.CONNECTIONS, boot.connects()).atMost(0),
					Figure.millis("until it serves", started.startUp()));
		}
	}

	@Override
	public List<Duration> latencies(CompareSettings settings) {
		return List.of(settings.usual());
	}

	@Override
	public int repeats(CompareSettings settings) {
		return 1;
	}

}

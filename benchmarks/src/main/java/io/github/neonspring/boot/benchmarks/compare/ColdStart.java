package io.github.neonspring.boot.benchmarks.compare;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The same start warm and with a compute that takes long to wake.
 */
final class ColdStart implements Measurement {

	private static final double TOLERANCE = 1.1;

	@Override
	public String name() {
		return "start, compute asleep";
	}

	@Override
	public List<Figure> take(Rig rig) throws Exception {
		Duration warm = start(rig);
		Duration coldStart = rig.settings().coldStart();
		rig.simulator().coldStart(coldStart);
		rig.simulator().suspend();
		long launched = System.nanoTime();
		long connects = rig.simulator().stats().connects();
		CompletableFuture<Duration> connecting = CompletableFuture
			.supplyAsync(() -> firstConnect(rig, connects, launched));
		try {
			Duration cold = start(rig);
			Duration possible = connecting.get(1, TimeUnit.MINUTES).plus(coldStart);
			double limit = TOLERANCE * Math.max(possible.toMillis(), warm.toMillis());
			return List.of(Figure.millis("the same start awake", warm),
					Figure.millis("cold start of " + coldStart.toSeconds() + " s", cold).atMost(limit));
		}
		finally {
			rig.simulator().coldStart(Duration.ZERO);
			rig.simulator().wake();
		}
	}

	private static Duration start(Rig rig) throws Exception {
		try (Application started = rig.launch()) {
			return started.startUp();
		}
	}

	private static Duration firstConnect(Rig rig, long connects, long launched) {
		while (rig.simulator().stats().connects() == connects) {
			Pause.millis(5);
		}
		return Duration.ofNanos(System.nanoTime() - launched);
	}

	@Override
	public List<Duration> latencies(CompareSettings settings) {
		return List.of(settings.latencies().get(0));
	}

}

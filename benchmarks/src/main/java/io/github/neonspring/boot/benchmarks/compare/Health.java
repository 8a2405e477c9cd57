package io.github.neonspring.boot.benchmarks.compare;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Health probes ten times a second, while the compute is kept awake.
 */
final class Health implements Measurement {

	private static final int SECONDS = 5;

	@Override
	public String name() {
		return "health, probed 10 times a second, compute awake";
	}

	@Override
	public List<Figure> take(Rig rig) throws Exception {
		Application application = rig.application();
		application.run("readThroughTemplate", 1);
		application.get("/actuator/health");
		long before = rig.settled().roundTrips();
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
		while (System.nanoTime() < end) {
			application.get("/actuator/health");
			TimeUnit.MILLISECONDS.sleep(100);
		}
		double roundTrips = rig.settled().roundTrips() - before;
		return List.of(new Figure("", Unit.ROUND_TRIPS_A_SECOND, roundTrips / SECONDS).atMost(1));
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

package io.github.neonspring.boot.benchmarks.compare;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How long the compute is awake although no user is there: only probes each 5 seconds and
 * scrapes each 15.
 */
final class AwakeShare implements Measurement {

	private static final Duration PROBE = Duration.ofSeconds(5);

	private static final int PROBES_PER_SCRAPE = 3;

	private static final int PROBES_WHILE_AWAKE = 5;

	@Override
	public String name() {
		return "no user, keepalive mode off";
	}

	@Override
	public List<Figure> take(Rig rig) throws Exception {
		try (Rig sleepy = rig.sleepy();
				Application application = sleepy.launch(false, Map.of("NEON_KEEPALIVE_MODE", "off"))) {
			application.awaitConnections(1);
			application.run("readThroughTemplate", 1);
			double health = health(sleepy, application);
			watch(application, rig.settings().idleTimeout().plus(PROBE));
			Duration before = sleepy.simulator().stats().awakeTime();
			long start = System.nanoTime();
			watch(application, rig.settings().idle());
			Duration awake = sleepy.simulator().stats().awakeTime().minus(before);
			return List.of(
					new Figure("share of the time that the compute is awake", Unit.SHARE,
							(double) awake.toNanos() / (System.nanoTime() - start))
						.atMost(0),
					new Figure("a health probe, compute allowed to sleep", Unit.ROUND_TRIPS, health).atMost(0));
		}
	}

	private static double health(Rig sleepy, Application application) throws Exception {
		long before = sleepy.settled().roundTrips();
		for (int probe = 0; probe < PROBES_WHILE_AWAKE; probe++) {
			application.get("/actuator/health");
		}
		return (double) (sleepy.settled().roundTrips() - before) / PROBES_WHILE_AWAKE;
	}

	private static void watch(Application application, Duration time) throws Exception {
		long end = System.nanoTime() + time.toNanos();
		for (int probe = 0; System.nanoTime() < end; probe++) {
			application.get("/actuator/health");
			if (probe % PROBES_PER_SCRAPE == 0) {
				application.get("/actuator/prometheus");
			}
			TimeUnit.NANOSECONDS.sleep(Math.max(0, Math.min(PROBE.toNanos(), end - System.nanoTime())));
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

package io.github.neonspring.boot.benchmarks.compare;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A caller who waits while the database is down, and what it still waits when it is back.
 */
final class Reconnect implements Measurement {

	/** Less than a circuit breaker waits before it has callers fail at once. */
	private static final Duration DOWN = Duration.ofSeconds(9);

	private static final Duration TOLERANCE = Duration.ofMillis(200);

	@Override
	public String name() {
		return "waiting caller, once the database is back";
	}

	@Override
	public List<Figure> take(Rig rig) throws Exception {
		Application application = rig.application();
		Duration connect = Duration.ofNanos(application.post("/connections")[1]);
		application.awaitConnections(Rig.KEPT);
		TimeUnit.SECONDS.sleep(1);
		rig.simulator().down();
		CompletableFuture<long[]> caller = application.runAsync("readThroughTemplate");
		TimeUnit.NANOSECONDS.sleep(DOWN.toNanos());
		rig.simulator().up();
		long back = System.nanoTime();
		long failures = caller.get(1, TimeUnit.MINUTES)[0];
		Duration waited = Duration.ofNanos(System.nanoTime() - back);
		application.awaitConnections(Rig.KEPT);
		rig.settled();
		double limit = TOLERANCE.plus(connect).toMillis();
		return List.of(Figure.millis("until it is served", waited).atMost(limit),
				new Figure("", Unit.FAILURES, failures).atMost(0));
	}

	@Override
	public List<Duration> latencies(CompareSettings settings) {
		return List.of(settings.usual());
	}

}

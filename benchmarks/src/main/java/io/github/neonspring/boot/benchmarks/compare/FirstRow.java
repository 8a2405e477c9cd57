package io.github.neonspring.boot.benchmarks.compare;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The first row that a running application gets after its compute was suspended. A caller
 * who fails asks again.
 */
final class FirstRow implements Measurement {

	@Override
	public String name() {
		return "first row from cold";
	}

	@Override
	public List<Figure> take(Rig rig) throws Exception {
		Application application = rig.application();
		application.run("readThroughTemplate", 5);
		TimeUnit.SECONDS.sleep(1);
		rig.simulator().suspend();
		long before = rig.simulator().stats().roundTrips();
		long start = System.nanoTime();
		int failures = 0;
		while (application.run("readThroughTemplate", 1)[0] > 0) {
			failures++;
		}
		Duration waited = Duration.ofNanos(System.nanoTime() - start);
		long roundTrips = rig.simulator().stats().roundTrips() - before;
		application.awaitConnections(Rig.KEPT);
		rig.settled();
		return List.of(Figure.millis("", waited), new Figure("until the row is there", Unit.ROUND_TRIPS, roundTrips),
				new Figure("", Unit.FAILURES, failures).atMost(0));
	}

}

package io.github.neonspring.boot.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A read after a second in which nobody used the pool.
 */
final class ReadAfterIdle implements Measurement {

	private static final int READS = 3;

	@Override
	public String name() {
		return "the same read, template, after 1 s of idling";
	}

	@Override
	public List<Figure> take(Rig rig) throws Exception {
		Application application = rig.application();
		long roundTrips = 0;
		List<Long> waits = new ArrayList<>(List.of(0L));
		for (int read = 0; read < READS; read++) {
			TimeUnit.MILLISECONDS.sleep(1100);
			long before = rig.simulator().stats().roundTrips();
			waits.add(application.run("readThroughTemplate", 1)[1]);
			roundTrips += rig.settled().roundTrips() - before;
		}
		long[] answer = waits.stream().mapToLong(Long::longValue).toArray();
		return Steady.figures(rig, Sample.of(answer, roundTrips, rig.latency()), 1, 2);
	}

	@Override
	public int repeats(CompareSettings settings) {
		return 1;
	}

}

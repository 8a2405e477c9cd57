package io.github.neonspring.boot.benchmarks.compare;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Ten who ask for a connection at once, when the compute is awake again and none of the
 * pool's connections is of use any more.
 */
final class Burst implements Measurement {

	private static final Duration LIMITED = Duration.ofMillis(20);

	@Override
	public String name() {
		return "burst of 10 on an empty pool after a wake";
	}

	@Override
	public List<Figure> take(Rig rig) throws Exception {
		Application application = rig.application();
		TimeUnit.SECONDS.sleep(1);
		rig.simulator().suspend();
		rig.simulator().wake();
		long[] answer = application.post("/bursts?callers=10");
		application.awaitConnections(Rig.KEPT);
		rig.settled();
		Figure longest = Figure.millis("the longest wait for a connection", Duration.ofNanos(answer[1]));
		return List.of(LIMITED.equals(rig.latency()) ? longest.atMost(450) : longest,
				new Figure("", Unit.FAILURES, answer[0]).atMost(0));
	}

}

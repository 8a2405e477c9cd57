package io.github.neonspring.boot.benchmarks.compare;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.neonspring.boot.testkit.SimulatorStats;

/**
 * A connect, from one who borrows from a pool that was just emptied.
 *
 * @param tls whether over TLS
 */
record Connect(boolean tls) implements Measurement {

	@Override
	public String name() {
		return this.tls ? "connect over TLS, TCP included" : "connect in plain text, TCP excluded";
	}

	@Override
	public List<Figure> take(Rig rig) throws Exception {
		if (!this.tls) {
			return take(rig, rig.application());
		}
		try (Application started = rig.launch(true, Map.of())) {
			started.awaitConnections(Rig.KEPT);
			started.run("readThroughTemplate", 50);
			return take(rig, started);
		}
	}

	private List<Figure> take(Rig rig, Application application) throws Exception {
		// Not the pool's first connects, which HikariCP asks two questions more
		SimulatorStats before = rig.settled();
		long[] answer = application.post("/connections");
		application.awaitConnections(Rig.KEPT);
		SimulatorStats connects = rig.settled().minus(before);
		double roundTrips = (double) connects.roundTrips() / connects.sessions();
		Duration borrowed = Duration.ofNanos(answer[1]);
		return List.of(
				new Figure("", Unit.ROUND_TRIPS, this.tls ? roundTrips + 1 : roundTrips).atMost(this.tls ? 5 : 3),
				Figure.millis("until it is lent", borrowed));
	}

	@Override
	public int repeats(CompareSettings settings) {
		return this.tls ? 1 : settings.repeat();
	}

}

package io.github.neonspring.boot.benchmarks.compare;

import java.sql.SQLException;
import java.util.List;

import io.github.neonspring.boot.testkit.SimulatorStats;

/**
 * A start up to the moment at which the pool has all it keeps.
 */
abstract class Boot implements Measurement {

	private final int limit;

	Boot(int limit) {
		this.limit = limit;
	}

	@Override
	public List<Figure> take(Rig rig) throws Exception {
		prepare(rig);
		SimulatorStats before = rig.settled();
		try (Application started = rig.launch()) {
			started.awaitConnections(Rig.KEPT);
			SimulatorStats boot = rig.settled().minus(before);
			return List.of(new Figure("", Unit.ROUND_TRIPS, boot.roundTrips()).atMost(this.limit),
					new Figure("", Unit.CONNECTIONS, boot.sessions()),
					Figure.millis("until it serves", started.startUp()));
		}
	}

	abstract void prepare(Rig rig) throws SQLException;

	@Override
	public int repeats(CompareSettings settings) {
		return 1;
	}

}

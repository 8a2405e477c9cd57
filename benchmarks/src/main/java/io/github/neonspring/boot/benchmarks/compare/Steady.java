package io.github.neonspring.boot.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * An operation again and again, on a pool that has idle connections.
 *
 * @param name what the operation is
 * @param operation its name in the application
 * @param times how often it is done for one figure
 * @param waited for how many round trips its caller may wait
 * @param inAll how many it may take in all
 */
record Steady(String name, String operation, int times, int waited, int inAll) implements Measurement {

	@Override
	public List<Figure> take(Rig rig) throws Exception {
		return figures(rig, rig.sample(this.operation, this.times).allDone(), this.waited, this.inAll);
	}

	@Override
	public int repeats(CompareSettings settings) {
		// A thousand round trips need no second look
		return (this.times > 1) ? settings.repeat() : 1;
	}

	static List<Figure> figures(Rig rig, Sample sample, int waited, int inAll) {
		List<Figure> figures = new ArrayList<>();
		figures.add(new Figure("in all", Unit.ROUND_TRIPS, sample.roundTrips()).atMost(inAll));
		if (rig.tellsRoundTripsByTime()) {
			figures.add(new Figure("as the caller waits", Unit.ROUND_TRIPS, sample.roundTripsWaited()).atMost(waited));
		}
		figures.add(Figure.millis("", sample.median()));
		return figures;
	}

}

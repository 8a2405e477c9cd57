package io.github.neonspring.sample.live.load;

import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.sample.live.endpoint.RecentLog;

/**
 * Counts how the requests through one kind of settings went. Threads may share it.
 */
final class Tally {

	private static final int MOST_TIMES = 1000;

	private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);

	private final RecentLog<Double> times = new RecentLog<>(MOST_TIMES);

	private final RecentLog<Double> reads = new RecentLog<>(MOST_TIMES);

	private final RecentLog<Double> transfers = new RecentLog<>(MOST_TIMES);

	private double longest;

	private long roundTrips;

	private long measured;

	synchronized void add(RequestResult result) {
		this.outcomes.merge(result.outcome(), 1L, Long::sum);
		this.times.add(result.millis());
		if (result.outcome() == Outcome.OK) {
			((result.kind() == Kind.READ) ? this.reads : this.transfers).add(result.millis());
		}
		this.longest = Math.max(this.longest, result.millis());
		if (result.roundTrips() != null) {
			this.roundTrips += result.roundTrips();
			this.measured++;
		}
	}

	synchronized Totals totals() {
		boolean any = this.times.end() > 0;
		return new Totals(count(Outcome.OK), count(Outcome.FAILED), count(Outcome.UNKNOWN),
				(this.measured > 0) ? hundredths((double) this.roundTrips / this.measured) : null, median(this.times),
				median(this.reads), median(this.transfers), any ? this.longest : null);
	}

	private long count(Outcome outcome) {
		return this.outcomes.getOrDefault(outcome, 0L);
	}

	private static @Nullable Double median(RecentLog<Double> times) {
		double[] sorted = times.all().stream().mapToDouble(Double::doubleValue).sorted().toArray();
		return (sorted.length > 0) ? Double.valueOf(sorted[sorted.length / 2]) : null;
	}

	private static double hundredths(double value) {
		return Math.round(value * 100) / 100.0;
	}

}

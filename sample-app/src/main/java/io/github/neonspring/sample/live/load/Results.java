package io.github.neonspring.sample.live.load;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.neonspring.sample.live.endpoint.RecentLog;

/**
 * How the last requests went, and all of them in sum. Threads may share it.
 */
public final class Results {

	private static final int MOST_RESULTS = 600;

	private final RecentLog<RequestResult> latest = new RecentLog<>(MOST_RESULTS);

	private final Map<Settings, Tally> tallies = new EnumMap<>(Settings.class);

	Results() {
		Stream.of(Settings.values()).forEach((settings) -> this.tallies.put(settings, new Tally()));
	}

	void add(RequestResult result) {
		tally(result.settings()).add(result);
		this.latest.add(result);
	}

	/**
	 * Return the last results.
	 * @return 600 at most, the oldest first
	 */
	public List<RequestResult> latest() {
		return this.latest.all();
	}

	/**
	 * Return how many requests there were.
	 * @return the number, for {@link #since(long)}
	 */
	public long end() {
		return this.latest.end();
	}

	/**
	 * Return the results after some others.
	 * @param before how many requests there were
	 * @return the results since then, the oldest first
	 */
	public List<RequestResult> since(long before) {
		return this.latest.since(before);
	}

	/**
	 * Return how all requests through some settings went.
	 * @param settings the settings
	 * @return the sums
	 */
	public Totals totals(Settings settings) {
		return tally(settings).totals();
	}

	private Tally tally(Settings settings) {
		return this.tallies.computeIfAbsent(settings, (missing) -> new Tally());
	}

}

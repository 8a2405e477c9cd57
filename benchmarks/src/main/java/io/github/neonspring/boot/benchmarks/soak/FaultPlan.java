package io.github.neonspring.boot.benchmarks.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The faults of a round, all from its seed: of every kind at least one where there are
 * enough.
 *
 * @param strikes the faults in their order
 */
record FaultPlan(List<Planned> strikes) {

	/** So many transfers come after the last fault. */
	private static final int QUIET_END = 120;

	private static final int SHORTEST_MILLIS = 100;

	private static final int LONGEST_MILLIS = 600;

	static FaultPlan of(long seed, int faults, int transfers) {
		Random random = new Random(seed);
		List<Fault> kinds = new ArrayList<>(List.of(Fault.values()));
		while (kinds.size() < faults) {
			kinds.add(any(random));
		}
		Collections.shuffle(kinds, random);
		int[] moments = random.ints(0, Math.max(faults, transfers - QUIET_END))
			.distinct()
			.limit(faults)
			.sorted()
			.toArray();
		List<Planned> strikes = new ArrayList<>();
		for (int i = 0; i < faults; i++) {
			strikes.add(new Planned(kinds.get(i), moments[i],
					Duration.ofMillis(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS))));
		}
		return new FaultPlan(strikes);
	}

	private static Fault any(Random random) {
		int point = random.nextInt(Arrays.stream(Fault.values()).mapToInt(Fault::weight).sum());
		for (Fault fault : Fault.values()) {
			point -= fault.weight();
			if (point < 0) {
				return fault;
			}
		}
		throw new IllegalStateException("The weights do not add up");
	}

	/**
	 * A fault to come.
	 *
	 * @param fault what strikes
	 * @param after how many answers were given before
	 * @param length how long it lasts, if it lasts
	 */
	record Planned(Fault fault, int after, Duration length) {
	}

}

package io.github.neonspring.boot.benchmarks.compare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A row of the table: every value that was taken of one figure at one latency.
 */
final class Row {

	private static final double TOLERANCE = 1e-9;

	private final Map<Side, List<Double>> values = new EnumMap<>(Side.class);

	private final String what;

	private final Duration latency;

	private final Unit unit;

	private final List<Limit> limits = new ArrayList<>();

	Row(String what, Duration latency, Unit unit) {
		this.what = what;
		this.latency = latency;
		this.unit = unit;
		for (Side side : Side.values()) {
			this.values.put(side, new ArrayList<>());
		}
	}

	void add(Side side, Figure figure) {
		values(side).add(figure.value());
		if (side == Side.STARTER) {
			this.limits.add(figure.limit());
		}
	}

	String what() {
		return this.what;
	}

	Duration latency() {
		return this.latency;
	}

	Unit unit() {
		return this.unit;
	}

	/**
	 * Return what came out on a side.
	 * @param side the side
	 * @return the median, or not a number where there is none
	 */
	double value(Side side) {
		return median(values(side));
	}

	double ratio() {
		return value(Side.STARTER) / value(Side.PLAIN);
	}

	double limit() {
		return median(this.limits.stream().map((limit) -> limit.of(value(Side.PLAIN))).toList());
	}

	boolean isLimited() {
		return !Double.isNaN(limit());
	}

	/**
	 * Whether the starter keeps to the limit, in the digits that are shown.
	 * @return {@code true} if it does, or if there is none
	 */
	boolean holds() {
		double shown = Math.pow(10, this.unit.digits());
		return !isLimited() || Math.round(value(Side.STARTER) * shown) / shown <= limit() + TOLERANCE;
	}

	private List<Double> values(Side side) {
		return this.values.getOrDefault(side, List.of());
	}

	private static double median(List<Double> values) {
		List<Double> sorted = values.stream().sorted().toList();
		int middle = sorted.size() / 2;
		if (sorted.isEmpty()) {
			return Double.NaN;
		}
		return (sorted.size() % 2 == 1) ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}

}

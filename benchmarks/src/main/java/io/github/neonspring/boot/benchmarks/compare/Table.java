package io.github.neonspring.boot.benchmarks.compare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All rows, in the order in which they were measured.
 */
final class Table {

	private final Map<List<Object>, Row> rows = new LinkedHashMap<>();

	private final List<String> failures = new ArrayList<>();

	void add(Measurement measurement, Duration latency, Side side, List<Figure> figures) {
		for (Figure figure : figures) {
			String what = measurement.name() + (figure.what().isEmpty() ? "" : ": " + figure.what());
			this.rows
				.computeIfAbsent(List.of(what, latency, figure.unit()), (key) -> new Row(what, latency, figure.unit()))
				.add(side, figure);
		}
	}

	void failed(Measurement measurement, Duration latency, Side side, Exception failure) {
		this.failures.add(measurement.name() + " at " + latency.toMillis() + " ms on " + side + ": " + failure);
	}

	List<Row> rows() {
		return List.copyOf(this.rows.values());
	}

	List<String> failures() {
		return List.copyOf(this.failures);
	}

	List<Row> broken() {
		return rows().stream().filter((row) -> !row.holds()).toList();
	}

}

package io.github.neonspring.boot.benchmarks.layers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What the layers cost, and what they may.
 *
 * @param costs the lines of the table
 */
record LayerReport(List<Cost> costs) {

	private static final double GUARD_NANOS = 200;

	private static final double LOOK_NANOS = 1500;

	static LayerReport of(Collection<RunResult> runs) {
		Map<String, Result<?>> results = new LinkedHashMap<>();
		for (RunResult run : runs) {
			String layer = run.getParams().getParam("layer");
			String benchmark = run.getPrimaryResult().getLabel();
			results.put((layer != null) ? benchmark + " " + layer : benchmark,
					run.getSecondaryResults().get(CpuTime.LABEL));
		}
		List<Cost> costs = new ArrayList<>();
		results.forEach(
				(what, result) -> costs.add(Cost.of(what, result, what.startsWith("look") ? LOOK_NANOS : Double.NaN)));
		costs.addAll(differences(results));
		return new LayerReport(costs);
	}

	private static List<Cost> differences(Map<String, Result<?>> results) {
		Result<?> hikari = find(results, "borrowAndReturn HIKARI_STUB");
		Result<?> select = find(results, "borrowSelectAndReturn STARTER_STUB");
		return List.of(
				Cost.difference("guard and tracking, over HikariCP alone", find(results, "borrowAndReturn GUARD_STUB"),
						hikari, GUARD_NANOS),
				Cost.difference("the same with a statement", find(results, "borrowSelectAndReturn GUARD_STUB"),
						find(results, "borrowSelectAndReturn HIKARI_STUB"), Double.NaN),
				Cost.difference("the whole data source, over HikariCP alone",
						find(results, "borrowAndReturn STARTER_STUB"), hikari, Double.NaN),
				Cost.difference("the same with meters", find(results, "borrowAndReturn METERED_STUB"), hikari,
						Double.NaN),
				Cost.difference("statements watched, over neon.query.* switched off, with a statement", select,
						find(results, "borrowSelectAndReturn UNWATCHED_STUB"), Double.NaN),
				Cost.difference("everything with the look, over HikariCP alone",
						find(results, "borrowAndReturn STARTER_PGJDBC"), find(results, "borrowAndReturn HIKARI_PGJDBC"),
						Double.NaN));
	}

	private static Result<?> find(Map<String, Result<?>> results, String what) {
		Result<?> result = results.get(what);
		if (result == null) {
			throw new IllegalStateException("No '" + what + "' among " + results.keySet());
		}
		return result;
	}

	boolean holds() {
		return this.costs.stream().allMatch(Cost::holds);
	}

	/**
	 * Return the report.
	 * @param context what it was taken on
	 * @return the text
	 */
	String markdown(List<String> context) {
		return "# What the layers cost without a network\n\n"
				+ context.stream().map((line) -> "- " + line + "\n").collect(Collectors.joining())
				+ "\n| what | ns of CPU time | ± | limit | holds |\n| --- | --: | --: | --: | --- |\n"
				+ this.costs.stream().map(Cost::line).collect(Collectors.joining());
	}

}

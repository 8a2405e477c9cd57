package io.github.neonspring.docs;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The README's table of what was measured: some rows of what the benchmarks have written.
 */
final class MeasuredTable {

	static final String BEGIN = "<!-- measured -->\n";

	static final String END = "<!-- end -->";

	private static final List<Row> ROWS = List.of(
			new Row("160 requests around 20 suspends of the compute", "160 requests around 20 suspends", "0",
					"outages"),
			new Row("a start with nothing to migrate", "boot, 10 kept connections, migrations applied before", "0",
					"migrations"),
			new Row("a connection over TLS, TCP included", "connect over TLS, TCP included", "20", "tls"),
			new Row("a read-only transaction of one select, as its caller waits, 20 ms away",
					"read-only transaction of one select, JPA: as the caller waits", "20", "commits"),
			new Row("a serializable one", "serializable transaction of one select: as the caller waits", "20",
					"commits"),
			new Row("1,000 entities inserted", "1,000 entities inserted: in all", "20", "jpa"),
			new Row("ten callers at once on an empty pool, 20 ms away: the longest wait",
					"burst of 10 on an empty pool after a wake: the longest wait for a connection", "20", "pool"),
			new Row("a waiting caller, once the database is back",
					"waiting caller, once the database is back: until it is served", "20", "outages"),
			new Row("a health probe ten times a second", "health, probed 10 times a second, compute awake", "0",
					"health"),
			new Row("nobody uses the application: time that the compute is awake",
					"no user, keepalive mode off: share of the time that the compute is awake", "0", "keepalive"));

	private MeasuredTable() {
	}

	/**
	 * Return the table.
	 * @param results what the benchmarks have written
	 * @return its Markdown
	 */
	static String write(String results) {
		return ROWS.stream()
			.map((row) -> row.write(results))
			.collect(Collectors.joining("",
					"| measured | unit | plain Spring Boot | with this starter |\n" + "| --- | --- | ---: | ---: |\n",
					""));
	}

	/**
	 * Return a page with the table of today between its marks.
	 * @param page the page
	 * @param results what the benchmarks have written
	 * @return the page
	 */
	static String replaceIn(String page, String results) {
		int begin = page.indexOf(BEGIN) + BEGIN.length();
		return page.substring(0, begin) + "\n" + write(results) + "\n" + page.substring(page.indexOf(END, begin));
	}

	/**
	 * A row of the table.
	 *
	 * @param words what it is called for readers of the README
	 * @param measurement what the benchmarks call it
	 * @param latency the milliseconds per round trip
	 * @param feature the page of the feature that makes the difference
	 */
	private record Row(String words, String measurement, String latency, String feature) {

		String write(String results) {
			List<String> cells = results.lines()
				.map((line) -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
				.filter((line) -> line.size() > 5 && line.get(1).equals(this.measurement))
				.filter((line) -> List.of(line.get(2).split(", ")).contains(this.latency))
				.findFirst()
				.orElseThrow(() -> new IllegalStateException(
						"docs/benchmarks/results.md has no '" + this.measurement + "' at " + this.latency + " ms"));
			return "| [" + this.words + "](docs/features/" + this.feature + ".md) | " + cells.get(3) + " | "
					+ cells.get(4) + " | " + cells.get(5) + " |\n";
		}

	}

}

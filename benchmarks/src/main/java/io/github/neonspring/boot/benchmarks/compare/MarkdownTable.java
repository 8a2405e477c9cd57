package io.github.neonspring.boot.benchmarks.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The table in Markdown, its columns aligned so that it reads well as it is. Rows that
 * differ in the latency only become one.
 */
final class MarkdownTable {

	private static final List<String> HEADINGS = List.of("what", "ms per round trip", "unit", "plain", "starter",
			"ratio", "limit", "holds");

	private static final int FIRST_NUMBER = 3;

	private final List<List<String>> lines = new ArrayList<>();

	MarkdownTable(List<Row> rows) {
		this.lines.add(HEADINGS);
		Map<List<String>, List<String>> latencies = new LinkedHashMap<>();
		for (Row row : rows) {
			latencies.computeIfAbsent(cells(row), (cells) -> new ArrayList<>())
				.add(String.valueOf(row.latency().toMillis()));
		}
		latencies.forEach((cells, of) -> {
			List<String> line = new ArrayList<>(cells);
			line.add(1, String.join(", ", of));
			this.lines.add(line);
		});
	}

	private static List<String> cells(Row row) {
		int digits = row.unit().digits();
		return List.of(row.what(), row.unit().toString(), number(row.value(Side.PLAIN), digits),
				number(row.value(Side.STARTER), digits), number(row.ratio(), 2), number(row.limit(), digits),
				row.isLimited() ? (row.holds() ? "yes" : "NO") : "");
	}

	private static String number(double value, int digits) {
		if (Double.isNaN(value) || Double.isInfinite(value)) {
			return "";
		}
		return String.format(Locale.ROOT, "%,." + digits + "f", value).replaceFirst("\\.0$", "");
	}

	@Override
	public String toString() {
		List<Integer> widths = widths();
		List<String> text = new ArrayList<>(this.lines.stream().map((line) -> line(line, widths)).toList());
		text.add(1, separator(widths));
		return String.join("\n", text) + "\n";
	}

	private List<Integer> widths() {
		List<Integer> widths = new ArrayList<>();
		for (int column = 0; column < HEADINGS.size(); column++) {
			int index = column;
			widths.add(this.lines.stream().mapToInt((line) -> line.get(index).length()).max().orElse(1));
		}
		return widths;
	}

	private static String line(List<String> cells, List<Integer> widths) {
		StringBuilder line = new StringBuilder("|");
		for (int column = 0; column < cells.size(); column++) {
			String blanks = " ".repeat(widths.get(column) - cells.get(column).length());
			String cell = cells.get(column);
			line.append(' ').append(isNumber(column) ? blanks + cell : cell + blanks).append(" |");
		}
		return line.toString();
	}

	private static String separator(List<Integer> widths) {
		List<String> cells = new ArrayList<>();
		for (int column = 0; column < widths.size(); column++) {
			cells.add("-".repeat(widths.get(column) + (isNumber(column) ? 0 : 1)) + (isNumber(column) ? "-:" : "-"));
		}
		return cells.stream().collect(Collectors.joining("|", "|", "|"));
	}

	private static boolean isNumber(int column) {
		return column >= FIRST_NUMBER && column < HEADINGS.size() - 1;
	}

}

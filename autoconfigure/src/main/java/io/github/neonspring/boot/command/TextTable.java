package io.github.neonspring.boot.command;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table of text in columns as wide as their widest cell.
 *
 * @param columns the headings
 * @param rows the rows
 */
record TextTable(List<String> columns, List<List<String>> rows) {

	private static final String GAP = "  ";

	Stream<String> lines() {
		int[] widths = IntStream.range(0, this.columns.size()).map(this::width).toArray();
		return all().map((row) -> line(row, widths));
	}

	private int width(int column) {
		return all().mapToInt((row) -> row.get(column).length()).max().orElse(0);
	}

	private Stream<List<String>> all() {
		return Stream.concat(Stream.of(this.columns), this.rows.stream());
	}

	private static String line(List<String> row, int[] widths) {
		StringBuilder line = new StringBuilder();
		for (int i = 0; i < widths.length; i++) {
			String cell = row.get(i);
			line.append(cell).append(" ".repeat(widths[i] - cell.length())).append(GAP);
		}
		return line.toString().stripTrailing();
	}

}

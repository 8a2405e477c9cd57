package io.github.neonspring.boot.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The table with what one has to know about it.
 *
 * @param table the table
 * @param context what it was taken on, when and how
 */
record Report(Table table, List<String> context) {

	/**
	 * Write the report and its plots.
	 * @param directory where to
	 * @param plots the plots
	 * @param latency the latency that they show
	 * @throws IOException if that fails
	 */
	void write(Path directory, Plots plots, Duration latency) throws IOException {
		Files.createDirectories(directory);
		String images = plots.draw(latency)
			.stream()
			.map(Path::getFileName)
			.map((file) -> "\n![" + file.toString().replace(".png", "") + "](" + file + ")\n")
			.collect(Collectors.joining());
		Files.writeString(directory.resolve("results.md"), this + images);
	}

	@Override
	public String toString() {
		return "# Plain Spring Boot and the starter\n\n" + lines(this.context) + "\n"
				+ new MarkdownTable(this.table.rows()) + "\n" + verdict();
	}

	private String verdict() {
		long limits = this.table.rows().stream().filter(Row::isLimited).count();
		String verdict = (limits - this.table.broken().size()) + " of " + limits + " limits hold.\n";
		return this.table.failures().isEmpty() ? verdict
				: verdict + "\nMeasurements that failed:\n\n" + lines(this.table.failures());
	}

	private static String lines(List<String> lines) {
		return lines.stream().map((line) -> "- " + line + "\n").collect(Collectors.joining());
	}

}

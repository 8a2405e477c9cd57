package io.github.neonspring.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A region of a test source, between {@code // snippet: name} and {@code // end}. Regions
 * may lie in each other.
 *
 * @param source the path of the source, relative to this package's folder or else to the
 * folder of test sources
 * @param name the name of the region
 */
record SnippetRegion(String source, String name) {

	private static final Path SOURCES = Repository.ROOT.resolve("docs/src/test/java");

	private static final Path HERE = SOURCES.resolve("io/github/neonspring/docs");

	private static final String BEGIN = "// snippet: ";

	private static final String END = "// end";

	static SnippetRegion parse(String reference) {
		String[] parts = reference.split("#", 2);
		if (parts.length < 2) {
			throw new IllegalArgumentException(reference + " names no region: write path/to/Source.java#region");
		}
		return new SnippetRegion(parts[0], parts[1]);
	}

	/**
	 * Return the region's lines without what they have in common at their beginning.
	 * @return the text, ending in a line feed
	 * @throws IllegalArgumentException if there is no such region
	 */
	String text() {
		List<String> region = new ArrayList<>();
		int depth = 0;
		for (String line : lines()) {
			if (depth > 0 && line.strip().equals(END)) {
				depth--;
			}
			else if (line.strip().startsWith(BEGIN)) {
				depth += (depth > 0 || line.strip().equals(BEGIN + this.name)) ? 1 : 0;
			}
			else if (depth > 0) {
				region.add(line);
			}
		}
		if (region.isEmpty() || depth > 0) {
			throw new IllegalArgumentException("there is no region " + this.name + " in " + this.source
					+ ": it begins with '" + BEGIN + this.name + "' and ends with '" + END + "'");
		}
		return String.join("\n", region).stripIndent().strip() + "\n";
	}

	private List<String> lines() {
		Path file = Stream.of(HERE, SOURCES)
			.map((folder) -> folder.resolve(this.source))
			.filter(Files::isRegularFile)
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("there is no test source " + this.source));
		try {
			return Files.readAllLines(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

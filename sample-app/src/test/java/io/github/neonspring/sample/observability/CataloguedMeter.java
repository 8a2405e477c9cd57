package io.github.neonspring.sample.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A meter as the documentation has it.
 *
 * @param name its name
 * @param series what its series are called in Prometheus
 * @param kind what sort of meter it is
 * @param tags its tags, each with the values that it may have; none where they are not
 * known beforehand
 */
record CataloguedMeter(String name, List<String> series, String kind, Map<String, Set<String>> tags) {

	static List<CataloguedMeter> all() {
		try {
			return Files.readAllLines(Observability.METERS)
				.stream()
				.filter((line) -> line.startsWith("| `"))
				.map(CataloguedMeter::of)
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static CataloguedMeter of(String row) {
		String[] cells = row.split("\\|");
		return new CataloguedMeter(plain(cells[1]),
				Arrays.stream(cells[2].split("<br>")).map(CataloguedMeter::plain).toList(), plain(cells[3]),
				tags(cells[5]));
	}

	private static Map<String, Set<String>> tags(String cell) {
		Map<String, Set<String>> tags = new LinkedHashMap<>();
		for (String tag : cell.split("<br>")) {
			if (!tag.isBlank()) {
				String[] keyAndValues = tag.split(":", 2);
				String values = keyAndValues[1].strip();
				tags.put(plain(keyAndValues[0]), values.startsWith("*") ? Set.of() : Set.of(values.split(", ")));
			}
		}
		return tags;
	}

	private static String plain(String cell) {
		return cell.replace("`", "").strip();
	}

}

package io.github.neonspring.docs;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The page of all properties.
 */
final class PropertiesPage {

	private static final String BEGINNING = """
			# Properties

			All properties of the starter and, under [neon.simulator](#neonsimulator), of the testkit. This page is written
			from their metadata, which editors show too. What is not set has the default; where none is given, the
			description says what happens then. `spring.datasource.hikari.*`, `spring.flyway.*`, `spring.jpa.*` and
			`spring.transaction.*` are Spring Boot's, and go on working.

			Durations are written as `500ms`, `30s`, `5m`, `1h`; lists with commas. Each property can also be an environment
			variable, such as `NEON_POOL_PRESET`, or an argument, such as `--neon.pool.preset=production`.
			""";

	private PropertiesPage() {
	}

	/**
	 * Return the page.
	 * @param properties the properties, sorted
	 * @return its Markdown
	 */
	static String write(List<KnownProperty> properties) {
		StringBuilder page = new StringBuilder(BEGINNING);
		Map<String, List<KnownProperty>> groups = properties.stream()
			.collect(Collectors.groupingBy(PropertiesPage::group, TreeMap::new, Collectors.toList()));
		groups.forEach((group, members) -> {
			page.append("\n## ").append(group).append("\n\n");
			page.append("| property | type | default | description |\n| --- | --- | --- | --- |\n");
			members.forEach((property) -> page.append(row(property)));
		});
		return page.toString();
	}

	// The first two words of neon's, and neon alone for those that belong to no feature
	private static String group(KnownProperty property) {
		String[] words = property.name().split("\\.");
		int count = words[0].equals("neon") ? Math.min(2, words.length - 1) : 3;
		return String.join(".", Arrays.copyOf(words, count));
	}

	private static String row(KnownProperty property) {
		String value = property.defaultValue();
		return "| `" + property.name() + "` | " + property.type().words() + " | "
				+ ((value != null) ? "`" + value + "`" : "") + " | " + property.description().replace("|", "\\|")
				+ " |\n";
	}

}

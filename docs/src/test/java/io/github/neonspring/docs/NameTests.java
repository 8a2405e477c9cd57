package io.github.neonspring.docs;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names in the text that begin with {@code neon.} are those of properties, meters, tags
 * or keys of the log.
 */
class NameTests {

	private static final Pattern NAME = Pattern.compile("(neon(?:\\.[a-z-]+)+?)(?:\\.\\*|=.*)?");

	private static final Pattern METER = Pattern.compile("(?m)^\\| `([a-z.]+)`");

	/** Those of the log's lines, of beans and of spans. */
	private static final Set<String> OTHERS = Set.of("neon.event", "neon.endpoint");

	private static final Set<String> METERS = METER
		.matcher(MarkdownPage.read(Repository.ROOT.resolve("docs/observability/meters.md")).text())
		.results()
		.map((found) -> found.group(1))
		.collect(Collectors.toSet());

	@Test
	void everyNameIsKnown() {
		assertThat(Repository.problems(NameTests::problems)).isEmpty();
	}

	@Test
	void unknownNameIsTold() {
		assertThat(problems(MarkdownPage.of("`neon.pool.preset=test`, `neon.pool.*`, `neon.compute.*`, `neon.event`")))
			.isEmpty();
		assertThat(problems(MarkdownPage.of("Set\n`neon.pool.pre-set=test`.")))
			.containsExactly("docs/example.md:2: neon.pool.pre-set is no property and no meter");
	}

	private static List<String> problems(MarkdownPage page) {
		return page.words()
			.stream()
			.filter((word) -> NAME.matcher(word.text()).matches())
			.filter((word) -> !isKnown(NAME.matcher(word.text()).replaceFirst("$1")))
			.map((word) -> word.problem(NAME.matcher(word.text()).replaceFirst("$1") + " is no property and no meter"))
			.toList();
	}

	private static boolean isKnown(String name) {
		return OTHERS.contains(name) || METERS.stream().anyMatch((meter) -> (meter + ".").startsWith(name + "."))
				|| KnownProperties.all().isPropertyOrPrefix(name);
	}

}

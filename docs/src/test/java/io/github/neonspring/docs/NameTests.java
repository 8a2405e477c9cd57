package io.github.neonspring.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names in the text that begin with {@code neon.} are those of properties, meters, tags
 * or keys of the log.
 */
class NameTests {

	private static final Pattern NAME = Pattern.compile("(neon(?:\\.[a-z-]+)+)(?:\\.\\*|=(.+))?");

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
		assertThat(problems(MarkdownPage.of("Set\n`neon.pool.pre-set` or `neon.pool.preset=huge`."))).containsExactly(
				"docs/example.md:2: neon.pool.pre-set is no property and no meter",
				"docs/example.md:2: neon.pool.preset cannot be 'huge': it is of the type io.github.neonspring.boot.pool.PoolPreset");
	}

	private static List<String> problems(MarkdownPage page) {
		List<String> problems = new ArrayList<>();
		for (Snippet word : page.words()) {
			Matcher name = NAME.matcher(word.text());
			if (name.matches()) {
				problem(name.group(1), name.group(2)).ifPresent((problem) -> problems.add(word.problem(problem)));
			}
		}
		return problems;
	}

	private static Optional<String> problem(String name, @Nullable String value) {
		if (value != null) {
			return ConfigurationCheck.problem(name, Map.of(name, value));
		}
		return isKnown(name) ? Optional.empty() : Optional.of(name + " is no property and no meter");
	}

	private static boolean isKnown(String name) {
		return OTHERS.contains(name) || METERS.stream().anyMatch((meter) -> (meter + ".").startsWith(name + "."))
				|| KnownProperties.all().isPropertyOrPrefix(name);
	}

}

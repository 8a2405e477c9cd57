package io.github.neonspring.sample.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is in {@code docs/observability}.
 */
final class Observability {

	private static final Path DIRECTORY = Path.of("..", "docs", "observability").toAbsolutePath().normalize();

	static final Path METERS = DIRECTORY.resolve("meters.md");

	static final Path DASHBOARD = DIRECTORY.resolve("dashboard.json");

	static final Path RULES = DIRECTORY.resolve("alert-rules.yml");

	static final Path RULES_TEST = DIRECTORY.resolve("alert-rules-test.yml");

	static final Path RULES_DAY_TEST = DIRECTORY.resolve("alert-rules-day-test.yml");

	private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");

	private static final Pattern SELECTOR = Pattern.compile("\\b(neon|hikaricp)_\\w+(\\{[^}]*})?");

	private static final Pattern SERIES = Pattern.compile("\\b(neon|hikaricp)_\\w+");

	private Observability() {
	}

	static JsonNode dashboard() {
		try {
			return JsonMapper.shared().readTree(Files.readString(DASHBOARD));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static List<JsonNode> panels() {
		return dashboard().get("panels").valueStream().toList();
	}

	/**
	 * Return what the dashboard's panels ask for, with everything in the place of its
	 * variables.
	 * @return the expressions
	 */
	static List<String> dashboardExpressions() {
		return panels().stream()
			.filter((panel) -> panel.has("targets"))
			.flatMap((panel) -> panel.get("targets").valueStream())
			.map((target) -> target.get("expr").asString())
			.map((expression) -> expression.replace("$application", ".*")
				.replace("$instance", ".*")
				.replace("$__rate_interval", "1m")
				.replace("$__range", "1h"))
			.toList();
	}

	static List<Map<String, Object>> rules() {
		try {
			Map<String, List<Map<String, List<Map<String, Object>>>>> file = new Yaml().load(Files.readString(RULES));
			return file.get("groups").stream().flatMap((group) -> group.get("rules").stream()).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static List<String> ruleExpressions() {
		return rules().stream().map((rule) -> (String) rule.get("expr")).toList();
	}

	/**
	 * Return what is selected in an expression.
	 * @param expression the expression
	 * @return the selectors, each with its labels
	 */
	static Set<String> selectors(String expression) {
		return SELECTOR.matcher(expression).results().map(MatchResult::group).collect(Collectors.toSet());
	}

	/**
	 * Return the names of the series in an expression.
	 * @param expression the expression
	 * @return the names
	 */
	static Set<String> series(String expression) {
		return SERIES.matcher(TEXT.matcher(expression).replaceAll("\"\""))
			.results()
			.map(MatchResult::group)
			.collect(Collectors.toSet());
	}

}

package io.github.neonspring.boot.testkit.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.boot.json.JsonWriter;

/**
 * The forms of a report.
 */
enum ReportFormat {

	/**
	 * For people.
	 */
	TEXT {

		@Override
		String write(Report report) {
			StringBuilder text = new StringBuilder();
			for (Finding finding : report.findings()) {
				text.append("%s:%d: [%s] %s.%s: %s%n    instead: %s%n".formatted(finding.sourcePath(), finding.line(),
						finding.rule().id(), simpleName(finding), finding.method(), finding.what(),
						finding.rule().remedy()));
			}
			return text.append(report.summary()).append(System.lineSeparator()).toString();
		}

	},

	/**
	 * For programs.
	 */
	JSON {

		@Override
		String write(Report report) {
			List<Map<String, Object>> findings = report.findings()
				.stream()
				.map((finding) -> members("rule", finding.rule().id(), "class", finding.className(), "method",
						finding.method(), "file", finding.sourcePath(), "line", finding.line(), "what", finding.what(),
						"instead", finding.rule().remedy()))
				.toList();
			return json(members("classes", report.classes(), "findings", findings));
		}

	},

	/**
	 * SARIF 2.1.0, for code hosts and editors.
	 */
	SARIF {

		@Override
		String write(Report report) {
			Set<LeakRule> broken = EnumSet.noneOf(LeakRule.class);
			report.findings().forEach((finding) -> broken.add(finding.rule()));
			List<LeakRule> rules = new ArrayList<>(broken);
			Map<String, Object> driver = members("name", "neon-leak-rules", "rules",
					rules.stream().map(ReportFormat::descriptor).toList());
			List<Map<String, Object>> results = report.findings()
				.stream()
				.map((finding) -> result(finding, rules.indexOf(finding.rule())))
				.toList();
			return json(members("$schema", "https://json.schemastore.org/sarif-2.1.0.json", "version", "2.1.0", "runs",
					List.of(members("tool", members("driver", driver), "columnKind", "utf16CodeUnits", "results",
							results))));
		}

	};

	abstract String write(Report report);

	private static Map<String, Object> descriptor(LeakRule rule) {
		return members("id", rule.id(), "shortDescription", members("text", rule.rule()), "help",
				members("text", "Instead, " + rule.remedy()), "defaultConfiguration", members("level", "warning"));
	}

	private static Map<String, Object> result(Finding finding, int index) {
		Map<String, Object> place = members("artifactLocation", members("uri", finding.sourcePath()));
		if (finding.line() > 0) {
			place.put("region", members("startLine", finding.line()));
		}
		Map<String, Object> method = members("fullyQualifiedName", finding.className() + "." + finding.method());
		return members("ruleId", finding.rule().id(), "ruleIndex", index, "level", "warning", "message",
				members("text", finding.what() + "; instead, " + finding.rule().remedy()), "locations",
				List.of(members("physicalLocation", place, "logicalLocations", List.of(method))));
	}

	private static Map<String, Object> members(Object... namesAndValues) {
		Map<String, Object> members = new LinkedHashMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			members.put((String) namesAndValues[i], namesAndValues[i + 1]);
		}
		return members;
	}

	private static String json(Map<String, Object> members) {
		return JsonWriter.<Map<String, Object>>standard().writeToString(members) + System.lineSeparator();
	}

	private static String simpleName(Finding finding) {
		return finding.className().substring(finding.className().lastIndexOf('.') + 1).replace('$', '.');
	}

}

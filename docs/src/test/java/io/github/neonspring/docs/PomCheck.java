package io.github.neonspring.docs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * The pieces of Maven and Gradle builds in a page: they can be read, and an application
 * of Spring Boot's finds what they name.
 */
final class PomCheck {

	private static final String VERSION = System.getProperty("docs.version", "");

	private static final String BOOT = System.getProperty("docs.spring-boot-version", "");

	private static final String GROUP = "io.github.neonspring";

	private static final String BOM = GROUP + ":neon-spring-boot-bom";

	private static final Pattern GRADLE = Pattern.compile("[\"']([\\w.-]+):([\\w.-]+)(?::([^\"']+))?[\"']");

	private static final Pattern GRADLE_BOOT = Pattern
		.compile("id\\s*\\(?\\s*[\"']org\\.springframework\\.boot[\"']\\)?\\s+version\\s+[\"']([^\"']+)[\"']");

	private final Map<String, String> managed;

	private final Map<String, Set<String>> named = new HashMap<>();

	PomCheck() {
		this.managed = MavenPom
			.installed(new Coordinates("parent", "org.springframework.boot", "spring-boot-starter-parent", BOOT, false))
			.managed();
		this.managed.forEach(this::add);
		MavenPom.read(Repository.ROOT.resolve("pom.xml")).managed().forEach(this::add);
		for (MavenPom pom : Repository.poms().stream().map(MavenPom::read).toList()) {
			add(pom.self().key(), VERSION);
			pom.named().forEach((entry) -> add(entry.key(), entry.version()));
		}
	}

	private void add(String key, String version) {
		this.named.computeIfAbsent(key, (name) -> new HashSet<>()).add(version);
	}

	List<String> problems(MarkdownPage page) {
		List<String> problems = new ArrayList<>();
		Set<String> imported = new HashSet<>();
		for (Snippet snippet : page.snippets()) {
			for (String problem : switch (snippet.language()) {
				case "xml" -> xml(snippet, imported);
				case "groovy", "kotlin" -> gradle(snippet, imported);
				default -> List.<String>of();
			}) {
				problems.add(snippet.problem(problem));
			}
		}
		return problems;
	}

	private List<String> xml(Snippet snippet, Set<String> imported) {
		try {
			String text = snippet.text();
			boolean whole = text.startsWith("<?xml") || text.startsWith("<project");
			Element root = MavenPom.parse(whole ? text : "<snippet>" + text + "</snippet>");
			MavenPom pom = new MavenPom(root, false);
			return snippet.isOfAnotherProgram() ? List.of() : problems(pom.named(), imported);
		}
		catch (SAXException ex) {
			return List.of("cannot be read: " + ex.getMessage());
		}
	}

	private List<String> gradle(Snippet snippet, Set<String> imported) {
		List<Coordinates> coordinates = GRADLE.matcher(snippet.text())
			.results()
			.map((found) -> new Coordinates("dependency", found.group(1), found.group(2), found.group(3),
					found.group(2).endsWith("-bom")))
			.toList();
		List<String> problems = new ArrayList<>(problems(coordinates, imported));
		GRADLE_BOOT.matcher(snippet.text())
			.results()
			.map((found) -> found.group(1))
			.filter((version) -> !version.equals(BOOT))
			.forEach((version) -> problems.add("Spring Boot is " + version + " here and " + BOOT + " in the build"));
		return problems;
	}

	private List<String> problems(List<Coordinates> coordinates, Set<String> imported) {
		coordinates.stream().filter(Coordinates::isImport).map(Coordinates::key).forEach(imported::add);
		return coordinates.stream().map((entry) -> problem(entry, imported)).filter(Objects::nonNull).toList();
	}

	private String problem(Coordinates entry, Set<String> imported) {
		Set<String> versions = this.named.get(entry.key());
		if (versions == null) {
			return "no pom of the build knows " + entry.key();
		}
		if (entry.kind().equals("exclusion") || (entry.version() != null && versions.contains(entry.version()))) {
			return null;
		}
		if (entry.version() != null) {
			return entry.key() + " is " + entry.version() + " here and " + versions + " in the build";
		}
		boolean given = this.managed.containsKey(entry.key())
				|| (entry.groupId().equals(GROUP) && imported.contains(BOM));
		return given ? null : entry.key() + " needs a version: Spring Boot manages none";
	}

}

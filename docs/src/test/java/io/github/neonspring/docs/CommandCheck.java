package io.github.neonspring.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The commands in a page: a shell can read them, and the commands, options, properties,
 * modules, profiles, classes and files that they name are there.
 */
final class CommandCheck {

	private static final Pattern COMMAND = Pattern.compile("--neon\\.command=(?:\"([^\"]*)\"|'([^']*)'|(\\S+))");

	private static final Pattern ARGUMENT = Pattern
		.compile("(?<=\\s)--((?:neon|spring|server|management|logging)\\.[\\w.-]+)=(?:\"([^\"]*)\"|'([^']*)'|(\\S+))");

	private static final Pattern VARIABLE = Pattern.compile("(?<=^|\\s)((?:NEON|SPRING|MANAGEMENT)_[A-Z_]+)=");

	private static final Pattern MODULES = Pattern.compile("(?<=\\s)-pl\\s+(\\S+)");

	private static final Pattern PROFILES = Pattern.compile("(?<=\\s)-P(\\S+)");

	private static final Pattern CLASSES = Pattern
		.compile("-D(?:spring-boot\\.run\\.main-class|exec\\.mainClass|test)=([\\w.$,]+)");

	private static final Pattern FILE = Pattern
		.compile("(?<=^|[\\s=])((?:\\./)?(?:[\\w.-]+/)*[\\w-]+\\.(?:md|json|yml|yaml|sh)|\\.ci/[\\w-]+)(?=\\s|$)");

	// Those that need no property of their name
	private static final Set<String> VARIABLES = Set.of("NEON_DATABASE_URL", "NEON_DIRECT_URL",
			"NEON_READ_REPLICA_URLS");

	private final Set<String> commands;

	private final Set<String> profiles;

	/**
	 * Create a check.
	 * @param commands the names of the commands that there are
	 */
	CommandCheck(Set<String> commands) {
		this.commands = commands;
		this.profiles = Repository.poms()
			.stream()
			.flatMap((pom) -> MavenPom.read(pom).profiles().stream())
			.collect(Collectors.toSet());
	}

	List<String> problems(MarkdownPage page) {
		List<String> problems = new ArrayList<>();
		for (Snippet snippet : page.snippets("sh")) {
			problems(snippet, (problem) -> problems.add(snippet.problem(problem)));
		}
		return problems;
	}

	private void problems(Snippet snippet, Consumer<String> problems) {
		String text = snippet.text().replace("\\\n", " ");
		syntax(text, problems);
		each(COMMAND, text, (command) -> {
			if (this.commands.stream().noneMatch((name) -> (command + " ").startsWith(name + " "))) {
				problems.accept("there is no command " + command);
			}
		});
		ARGUMENT.matcher(text)
			.results()
			.map((found) -> ConfigurationCheck.problem(found.group(1), Map.of(found.group(1),
					Stream.of(2, 3, 4).map(found::group).filter((value) -> value != null).findFirst().orElse(""))))
			.forEach((problem) -> problem.ifPresent(problems));
		each(VARIABLE, text, (variable) -> {
			if (!VARIABLES.contains(variable) && !KnownProperties.all().isSetBy(variable)) {
				problems.accept("no property is set by the environment variable " + variable);
			}
		});
		builds(text, problems);
		each(FILE, text, (file) -> {
			Path page = snippet.page().file().resolveSibling(file);
			if (!Files.exists(Repository.ROOT.resolve(file)) && !Files.exists(page)) {
				problems.accept("there is no file " + file);
			}
		});
	}

	private void builds(String text, Consumer<String> problems) {
		each(MODULES, text, (modules) -> Stream.of(modules.split(",")).forEach((module) -> {
			if (!Files.exists(Repository.ROOT.resolve(module).resolve("pom.xml"))) {
				problems.accept("there is no module " + module);
			}
		}));
		each(PROFILES, text, (profiles) -> Stream.of(profiles.split(",")).forEach((profile) -> {
			if (!this.profiles.contains(profile)) {
				problems.accept("there is no profile " + profile);
			}
		}));
		each(CLASSES, text, (types) -> Stream.of(types.split(",")).forEach((type) -> {
			if (!Repository.hasSource(type)) {
				problems.accept("there is no class " + type);
			}
		}));
	}

	// Windows has none, and there the syntax is not checked
	private static void syntax(String text, Consumer<String> problems) {
		if (!Files.isExecutable(Path.of("/bin/sh"))) {
			return;
		}
		try {
			Process shell = new ProcessBuilder("/bin/sh", "-n").redirectErrorStream(true).start();
			shell.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
			shell.getOutputStream().close();
			String answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (!answer.isEmpty()) {
				problems.accept("a shell cannot read it: " + answer.strip());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void each(Pattern pattern, String text, Consumer<String> consumer) {
		pattern.matcher(text)
			.results()
			.forEach((found) -> Stream.iterate(1, (group) -> group <= found.groupCount(), (group) -> group + 1)
				.map(found::group)
				.filter((value) -> value != null)
				.findFirst()
				.ifPresent(consumer));
	}

}

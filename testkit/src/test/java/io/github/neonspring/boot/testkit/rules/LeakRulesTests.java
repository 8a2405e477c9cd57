package io.github.neonspring.boot.testkit.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.ViolationHandler;
import com.tngtech.archunit.library.freeze.FreezingArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link LeakRules} over the snippets, good and bad. The table in the
 * documentation is theirs; {@code -Dleak-rules.write=true} writes it anew.
 */
class LeakRulesTests {

	private static final String HERE = LeakRulesTests.class.getPackageName();

	private static final Path PAGE = Path.of("..", "docs", "leak-rules.md");

	private static final String START = "<!-- written by LeakRulesTests -->\n";

	private static final JavaClasses SNIPPETS = new ClassFileImporter().importPackages(HERE + ".snippets");

	private static final List<Finding> FINDINGS = findings(LeakRules.ALL, SNIPPETS);

	@TempDir
	private Path folder;

	@Test
	void badSnippetsAreFoundAndGoodOnesAreNot() {
		List<Snippet> snippets = snippets();
		System.out.println(table(snippets));
		assertThat(snippets).allMatch(Snippet::isRight);
		assertThat(snippets).filteredOn(Snippet::isGood).hasSizeGreaterThanOrEqualTo(40);
		assertThat(snippets).filteredOn((snippet) -> !snippet.isGood()).hasSizeGreaterThanOrEqualTo(40);
	}

	@Test
	void nothingIsFoundInWhatTheSnippetsAreMadeOf() {
		assertThat(FINDINGS).noneMatch((finding) -> finding.className().contains("Good"))
			.allMatch((finding) -> finding.className().contains(".snippets.Bad"));
	}

	@Test
	void nothingIsFoundInAnApplicationAsTutorialsWriteThem() {
		JavaClasses clinic = new ClassFileImporter().importPackages(HERE + ".clinic");
		assertThat(clinic).hasSizeGreaterThan(6);
		assertThatCode(() -> LeakRules.ALL.check(clinic)).doesNotThrowAnyException();
	}

	@Test
	void eachRuleFindsItsOwnAndNothingElse() throws IllegalAccessException {
		Set<LeakRule> found = new HashSet<>();
		for (var field : LeakRules.class.getFields()) {
			if (!field.getName().equals("ALL")) {
				Set<LeakRule> rules = findings((ArchRule) field.get(null), SNIPPETS).stream()
					.map(Finding::rule)
					.collect(Collectors.toSet());
				assertThat(rules).as(field.getName()).hasSize(1);
				found.addAll(rules);
			}
		}
		assertThat(found).containsExactlyInAnyOrder(LeakRule.values());
	}

	@Test
	void aFindingSaysWhereWhatAndWhatInstead() {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> LeakRules.NO_DRIVER_MANAGER.check(SNIPPETS))
			.withMessageContaining("BadJdbc$PastThePool.balance(): DriverManager opens a connection past the pool; "
					+ "instead, inject the DataSource")
			.withMessageContaining("(BadJdbc.java:");
	}

	@Test
	void findingsStayFrozenWhenLinesMove() throws IOException {
		ArchRule frozen = FreezingArchRule.freeze(LeakRules.ALL).persistIn(new MemoryStore());
		JavaClasses moved = moved(SNIPPETS, 1000);
		assertThatCode(() -> frozen.check(SNIPPETS)).doesNotThrowAnyException();
		assertThat(findings(LeakRules.ALL, moved)).hasSameSizeAs(FINDINGS);
		assertThatCode(() -> frozen.check(moved)).doesNotThrowAnyException();
	}

	@Test
	void oneRuleServesTwoThreads() throws Exception {
		Leakless condition = new Leakless(EnumSet.of(LeakRule.DRIVER_MANAGER));
		JavaClass type = SNIPPETS.get(HERE + ".snippets.BadJdbc$PastThePool");
		ConditionEvents events = mock();
		condition.init(Set.of(type));
		CompletableFuture.runAsync(() -> {
			condition.init(Set.of());
			condition.finish(events);
		}).get();
		condition.check(type, events);
		condition.finish(events);
		then(events).should().add(any());
	}

	@Test
	void oneLineChecksPackages() {
		assertThatCode(() -> LeakRules.check(HERE)).doesNotThrowAnyException();
	}

	@Test
	void theDocumentationShowsTheTable() throws IOException {
		String page = Files.readString(PAGE);
		String expected = page.substring(0, page.indexOf(START) + START.length()) + "\n" + rules() + "\n"
				+ table(snippets());
		if (Boolean.getBoolean("leak-rules.write")) {
			Files.writeString(PAGE, expected);
		}
		assertThat(Files.readString(PAGE))
			.as("docs/leak-rules.md is not what the rules find: run this test with -Dleak-rules.write=true")
			.isEqualTo(expected);
	}

	private static List<Snippet> snippets() {
		return SNIPPETS.stream()
			.filter((type) -> type.isNestedClass()
					&& type.getEnclosingClass().filter(LeakRulesTests::isHolder).isPresent())
			.sorted(Comparator.comparing(JavaClass::getName))
			.map((type) -> Snippet.of(type.reflect(), FINDINGS))
			.toList();
	}

	private static boolean isHolder(JavaClass type) {
		return type.isTopLevelClass()
				&& (type.getSimpleName().startsWith("Bad") || type.getSimpleName().startsWith("Good"));
	}

	private static List<Finding> findings(ArchRule rule, JavaClasses classes) {
		List<Finding> found = new ArrayList<>();
		rule.evaluate(classes).handleViolations(new ViolationHandler<Finding>() {

			@Override
			public void handle(Collection<Finding> findings, String message) {
				found.addAll(findings);
			}

		});
		return found;
	}

	// The same classes, compiled from files with more lines at their beginning
	private JavaClasses moved(JavaClasses classes, int lines) throws IOException {
		for (JavaClass type : classes) {
			ClassWriter writer = new ClassWriter(0);
			try (InputStream bytes = type.getSource().orElseThrow().getUri().toURL().openStream()) {
				new ClassReader(bytes).accept(new MovedLines(writer, lines), 0);
			}
			Files.write(this.folder.resolve(type.getName() + ".class"), writer.toByteArray());
		}
		return new ClassFileImporter().importPath(this.folder);
	}

	private static String rules() {
		return "## Rules\n\n| rule | what it demands | instead |\n| --- | --- | --- |\n"
				+ Arrays.stream(LeakRule.values())
					.map((rule) -> "| `" + rule.id() + "` | " + rule.rule() + " | " + rule.remedy() + " |\n")
					.collect(Collectors.joining());
	}

	private static String table(List<Snippet> snippets) {
		long good = snippets.stream().filter(Snippet::isGood).count();
		long bad = snippets.size() - good;
		long wrong = snippets.stream().filter((snippet) -> snippet.isGood() && !snippet.isRight()).count();
		long missed = snippets.stream().filter((snippet) -> !snippet.isGood() && !snippet.isRight()).count();
		return "## Snippets\n\n%d of %d bad snippets are found; %d of %d good ones give a false alarm.\n\n"
			.formatted(bad - missed, bad, wrong, good) + "| snippet | rule | found | |\n| --- | --- | --- | --- |\n"
				+ snippets.stream().map(Snippet::row).collect(Collectors.joining("\n", "", "\n"));
	}

}

package io.github.neonspring.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every block of code names its language, and a block of Java is the copy of what a test
 * runs. With {@code -Dneon.docs=write} the copies are made.
 */
class SnippetTests {

	private static final Set<String> LANGUAGES = Set.of("java", "xml", "properties", "yaml", "sql", "sh", "json",
			"groovy", "kotlin", "text");

	@BeforeAll
	static void copy() throws IOException {
		if ("write".equals(System.getProperty("neon.docs"))) {
			for (MarkdownPage page : Repository.pages()) {
				String written = SnippetCopies.write(page);
				if (!written.equals(page.text())) {
					Files.writeString(page.file(), written);
				}
			}
		}
	}

	@Test
	void everyBlockNamesItsLanguage() {
		assertThat(Repository.problems(SnippetTests::languages)).isEmpty();
	}

	@Test
	void everyBlockOfJavaIsRunByATest() {
		assertThat(Repository.problems(SnippetCopies::problems)).as("written with -Dneon.docs=write").isEmpty();
	}

	@Test
	void everyBlockOfJsonCanBeRead() {
		assertThat(Repository.problems(SnippetTests::json)).isEmpty();
	}

	@Test
	void blockWithoutLanguageIsTold() {
		assertThat(languages(MarkdownPage.of("```\nls\n```\n\n    ls\n\n```python\nls()\n```\n"))).containsExactly(
				"docs/example.md:1: the block names no language", "docs/example.md:5: the block names no language",
				"docs/example.md:7: there is no check for python");
	}

	@Test
	void javaThatNoTestRunsIsTold() {
		assertThat(SnippetCopies.problems(MarkdownPage.of("```java\nint one = 1;\n```\n"))).containsExactly(
				"docs/example.md:1: the block has no <!-- snippet: path/to/Source.java#region --> above it");
		assertThat(
				SnippetCopies.problems(MarkdownPage.of("<!-- snippet: NoSuch.java#one -->\n```java\nint one;\n```\n")))
			.containsExactly("docs/example.md:2: there is no test source NoSuch.java");
		assertThat(SnippetCopies
			.problems(MarkdownPage.of("<!-- snippet: SnippetTests.java#none -->\n```java\nint one;\n```\n")))
			.singleElement()
			.asString()
			.contains("there is no region none");
	}

	@Test
	void copyThatDiffersIsToldAndWritten() {
		// snippet: one
		int one = 1;
		// snippet: two
		int two = one + one;
		// end
		// end
		assertThat(two).isEqualTo(2);
		MarkdownPage stale = MarkdownPage.of("- in a list\n\n  <!-- snippet: SnippetTests.java#one -->\n"
				+ "  ```java\n  int zero = 0;\n  ```\n\nAfter.\n");
		assertThat(SnippetCopies.problems(stale))
			.containsExactly("docs/example.md:4: the block is not SnippetTests.java#one");
		MarkdownPage written = MarkdownPage.of(SnippetCopies.write(stale));
		assertThat(written.text()).isEqualTo("- in a list\n\n  <!-- snippet: SnippetTests.java#one -->\n"
				+ "  ```java\n  int one = 1;\n  int two = one + one;\n  ```\n\nAfter.\n");
		assertThat(SnippetCopies.problems(written)).isEmpty();
	}

	@Test
	void brokenJsonIsTold() {
		assertThat(json(MarkdownPage.of("```json\n{\"one\": }\n```\n"))).singleElement()
			.asString()
			.startsWith("docs/example.md:1: ");
	}

	private static List<String> languages(MarkdownPage page) {
		return page.snippets()
			.stream()
			.filter((snippet) -> !LANGUAGES.contains(snippet.language()))
			.map((snippet) -> snippet.problem(snippet.language().isEmpty() ? "the block names no language"
					: "there is no check for " + snippet.language()))
			.toList();
	}

	private static List<String> json(MarkdownPage page) {
		List<String> problems = new ArrayList<>();
		for (Snippet snippet : page.snippets("json")) {
			try {
				JsonMapper.shared().readTree(snippet.text());
			}
			catch (JacksonException ex) {
				problems.add(snippet.problem(ex.getOriginalMessage()));
			}
		}
		return problems;
	}

}

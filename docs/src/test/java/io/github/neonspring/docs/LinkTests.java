package io.github.neonspring.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the Markdown files of the repository lead to is there. Nothing is asked of other
 * servers.
 */
class LinkTests {

	@Test
	void everyLinkAndImageLeadsSomewhere() {
		assertThat(Repository.problems(LinkTests::problems)).isEmpty();
	}

	@Test
	void everyPageCanBeReachedFromTheReadme() {
		Path documents = Repository.ROOT.resolve("docs");
		Set<Path> pages = new TreeSet<>();
		Repository.pages()
			.stream()
			.map(MarkdownPage::file)
			.filter((file) -> file.startsWith(documents))
			.forEach(pages::add);
		pages.removeAll(reachable(Repository.ROOT.resolve("README.md")));
		assertThat(pages).extracting(Repository::name).isEmpty();
	}

	@Test
	void missingFileIsTold() {
		assertThat(problems(MarkdownPage.of("See\n[there](no-such-page.md).")))
			.containsExactly("docs/example.md:2: there is no no-such-page.md");
	}

	@Test
	void missingAnchorIsTold() {
		assertThat(problems(MarkdownPage.of("# One `neon.pool` & two\n\n[a](#one-neonpool--two) [b](#three)")))
			.containsExactly("docs/example.md:3: there is no heading #three in docs/example.md");
		assertThat(problems(MarkdownPage.of("[a](../README.md#no-such-heading)")))
			.containsExactly("docs/example.md:1: there is no heading #no-such-heading in README.md");
	}

	@Test
	void headingsOfOneNameAreNumbered() {
		assertThat(MarkdownPage.of("## Limits\n\n## Limits\n\n<a id=\"here\"></a>").anchors())
			.containsExactlyInAnyOrder("limits", "limits-1", "here");
	}

	@Test
	void missingImageIsTold() {
		assertThat(problems(MarkdownPage.of("![A picture](images/no-such-picture.png)")))
			.containsExactly("docs/example.md:1: there is no images/no-such-picture.png");
		assertThat(problems(MarkdownPage.of("<img src=\"images/no-such-picture.png\" alt=\"A picture\">")))
			.containsExactly("docs/example.md:1: there is no images/no-such-picture.png");
	}

	@Test
	void imageWithoutWordsIsTold() {
		assertThat(problems(MarkdownPage.of("![](benchmarks/times.png)\n\n<img src=\"benchmarks/times.png\">")))
			.containsExactly("docs/example.md:1: an image needs words for those who cannot see it",
					"docs/example.md:3: an image needs words for those who cannot see it");
	}

	@Test
	void fileOutsideTheRepositoryIsTold() {
		assertThat(problems(MarkdownPage.of("[a](../../elsewhere.md) [b](/README.md)"))).containsExactly(
				"docs/example.md:1: ../../elsewhere.md is not in this repository",
				"docs/example.md:1: /README.md is not relative to the page");
	}

	private static List<String> problems(MarkdownPage page) {
		List<String> problems = new ArrayList<>();
		for (Target target : page.targets()) {
			if (target.text().isEmpty()) {
				problems.add(target.problem("an image needs words for those who cannot see it"));
			}
			if (!target.isExternal()) {
				problem(target, problems);
			}
		}
		return problems;
	}

	private static void problem(Target target, List<String> problems) {
		Path file = file(target);
		if (target.path().startsWith("/")) {
			problems.add(target.problem(target.path() + " is not relative to the page"));
		}
		else if (!file.startsWith(Repository.ROOT)) {
			problems.add(target.problem(target.path() + " is not in this repository"));
		}
		else if (!target.path().isEmpty() && !Files.exists(file)) {
			problems.add(target.problem("there is no " + target.path()));
		}
		else if (!target.anchor().isEmpty() && file.toString().endsWith(".md")) {
			MarkdownPage page = target.path().isEmpty() ? target.page() : MarkdownPage.read(file);
			if (!page.anchors().contains(target.anchor())) {
				problems
					.add(target.problem("there is no heading #" + target.anchor() + " in " + Repository.name(file)));
			}
		}
	}

	private static Path file(Target target) {
		Path page = target.page().file();
		return target.path().isEmpty() ? page : page.resolveSibling(target.path()).normalize();
	}

	private static Set<Path> reachable(Path start) {
		Set<Path> reached = new TreeSet<>();
		Deque<Path> open = new ArrayDeque<>(List.of(start));
		while (!open.isEmpty()) {
			Path file = open.pop();
			if (reached.add(file) && file.toString().endsWith(".md") && Files.isRegularFile(file)) {
				MarkdownPage.read(file)
					.targets()
					.stream()
					.filter((target) -> !target.isExternal())
					.map(LinkTests::file)
					.forEach(open::push);
			}
		}
		return reached;
	}

}

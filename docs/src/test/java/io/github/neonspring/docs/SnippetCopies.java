package io.github.neonspring.docs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The blocks of Java in a page, each of which is the copy of a region in a test source.
 */
final class SnippetCopies {

	private static final String NO_REGION = "the block has no <!-- snippet: path/to/Source.java#region --> above it";

	private SnippetCopies() {
	}

	static List<String> problems(MarkdownPage page) {
		List<String> problems = new ArrayList<>();
		for (Snippet snippet : page.snippets("java")) {
			List<String> regions = snippet.directives(Directive.SNIPPET);
			try {
				if (regions.size() != 1) {
					problems.add(snippet.problem(NO_REGION));
				}
				else if (!SnippetRegion.parse(regions.get(0)).text().equals(snippet.text())) {
					problems.add(snippet.problem("the block is not " + regions.get(0)));
				}
			}
			catch (IllegalArgumentException ex) {
				problems.add(snippet.problem(ex.getMessage()));
			}
		}
		return problems;
	}

	/**
	 * Return the page with what the test sources say today.
	 * @param page the page
	 * @return its text
	 */
	static String write(MarkdownPage page) {
		List<String> lines = new ArrayList<>(Arrays.asList(page.text().split("\n", -1)));
		List<Snippet> snippets = page.snippets("java");
		for (int i = snippets.size() - 1; i >= 0; i--) {
			Snippet snippet = snippets.get(i);
			List<String> regions = snippet.directives(Directive.SNIPPET);
			if (regions.size() == 1) {
				replace(lines, snippet, SnippetRegion.parse(regions.get(0)).text());
			}
		}
		return String.join("\n", lines);
	}

	private static void replace(List<String> lines, Snippet snippet, String text) {
		String fence = lines.get(snippet.line() - 1);
		String indent = fence.substring(0, fence.indexOf('`'));
		List<String> old = lines.subList(snippet.line(), snippet.line() + (int) snippet.text().lines().count());
		old.clear();
		old.addAll(text.lines().map((line) -> line.isEmpty() ? line : indent + line).toList());
	}

}

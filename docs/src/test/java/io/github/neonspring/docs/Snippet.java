package io.github.neonspring.docs;

import java.util.List;

/**
 * A piece of code in a Markdown file.
 *
 * @param page where it stands
 * @param line the line in which it begins
 * @param language what it is written in, empty where nothing is said
 * @param text the code
 * @param directives what the comments directly above it say
 */
record Snippet(MarkdownPage page, int line, String language, String text, List<Directive> directives) {

	List<String> directives(String name) {
		return this.directives.stream()
			.filter((directive) -> directive.name().equals(name))
			.map(Directive::value)
			.toList();
	}

	boolean isOfAnotherProgram() {
		return !directives(Directive.FILE).isEmpty();
	}

	String problem(String what) {
		return this.page.problem(this.line, what);
	}

	@Override
	public String toString() {
		return problem(this.language);
	}

}

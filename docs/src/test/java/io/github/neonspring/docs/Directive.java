package io.github.neonspring.docs;

import java.util.LinkedList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;

/**
 * A comment of a page, directly above a block of code, that says how the block is
 * checked.
 * <ul>
 * <li>{@code <!-- snippet: features/CommitsSnippetsTests.java#retry -->}: a copy of that
 * region of a test</li>
 * <li>{@code <!-- file: prometheus.yml -->}: the file of another program, of which only
 * the syntax is checked</li>
 * <li>{@code <!-- before: CREATE ROLE shop_app; -->}: what has to be executed before the
 * statements that the reader sees</li>
 * </ul>
 *
 * @param name the word before the colon
 * @param value what follows it
 */
record Directive(String name, String value) {

	static final String SNIPPET = "snippet";

	static final String FILE = "file";

	static final String BEFORE = "before";

	private static final Pattern COMMENT = Pattern.compile("<!--\\s*(snippet|file|before):\\s*(.*?)\\s*-->",
			Pattern.DOTALL);

	static List<Directive> above(Node block) {
		List<Directive> directives = new LinkedList<>();
		Node node = block.getPrevious();
		while (node instanceof HtmlBlock html) {
			Matcher matcher = COMMENT.matcher(html.getLiteral().strip());
			if (!matcher.matches()) {
				break;
			}
			directives.add(0, new Directive(matcher.group(1), matcher.group(2)));
			node = node.getPrevious();
		}
		return directives;
	}

}

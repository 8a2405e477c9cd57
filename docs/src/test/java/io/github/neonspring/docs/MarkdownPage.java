package io.github.neonspring.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * A Markdown file.
 *
 * @param file where it is
 * @param text what is in it
 */
record MarkdownPage(Path file, String text) {

	private static final Parser PARSER = Parser.builder()
		.extensions(List.of(TablesExtension.create()))
		.includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
		.build();

	private static final Pattern HTML_TARGET = Pattern.compile("\\b(?:src|srcset|href)=\"([^\" ]+)[^\"]*\"");

	private static final Pattern HTML_ALTERNATIVE = Pattern.compile("\\balt=\"[^\"]+\"");

	private static final Pattern HTML_ANCHOR = Pattern.compile("\\b(?:id|name)=\"([^\"]+)\"");

	static MarkdownPage read(Path file) {
		try {
			return new MarkdownPage(file, Files.readString(file).replace("\r\n", "\n"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return a page that is not in the repository, as if it lay in the folder
	 * {@code docs}.
	 * @param text what is in it
	 * @return the page
	 */
	static MarkdownPage of(String text) {
		return new MarkdownPage(Repository.ROOT.resolve("docs/example.md"), text);
	}

	/**
	 * Return the blocks of code, also those that are only indented.
	 * @return the blocks in order, an indented one without a language
	 */
	List<Snippet> snippets() {
		List<Snippet> snippets = new ArrayList<>();
		PARSER.parse(this.text).accept(new AbstractVisitor() {

			@Override
			public void visit(FencedCodeBlock block) {
				snippets.add(new Snippet(MarkdownPage.this, line(block), block.getInfo(), block.getLiteral(),
						Directive.above(block)));
			}

			@Override
			public void visit(IndentedCodeBlock block) {
				snippets.add(new Snippet(MarkdownPage.this, line(block), "", block.getLiteral(), List.of()));
			}

		});
		return snippets;
	}

	List<Snippet> snippets(String language) {
		return snippets().stream().filter((snippet) -> snippet.language().equals(language)).toList();
	}

	/**
	 * Return where the page leads to, by links, images and HTML.
	 * @return the targets in order
	 */
	List<Target> targets() {
		List<Target> targets = new ArrayList<>();
		PARSER.parse(this.text).accept(new AbstractVisitor() {

			@Override
			public void visit(Link link) {
				targets.add(new Target(MarkdownPage.this, line(link), link.getDestination(), link.getDestination()));
				visitChildren(link);
			}

			@Override
			public void visit(Image image) {
				String alternative = childrenOf(image);
				targets.add(new Target(MarkdownPage.this, line(image), image.getDestination(), alternative));
			}

			@Override
			public void visit(HtmlBlock html) {
				addAll(html.getLiteral(), line(html));
			}

			@Override
			public void visit(HtmlInline html) {
				addAll(html.getLiteral(), line(html));
			}

			private void addAll(String html, int line) {
				Matcher alternative = HTML_ALTERNATIVE.matcher(html);
				String text = (alternative.find() || !html.contains("<img")) ? html : "";
				HTML_TARGET.matcher(html)
					.results()
					.forEach((found) -> targets.add(new Target(MarkdownPage.this, line, found.group(1), text)));
			}

		});
		return targets;
	}

	/**
	 * Return the places in the page that a link can lead to, as GitHub names them.
	 * @return the anchors without {@code #}
	 */
	Set<String> anchors() {
		Set<String> anchors = new HashSet<>();
		IdGenerator headings = IdGenerator.builder().build();
		PARSER.parse(this.text).accept(new AbstractVisitor() {

			@Override
			public void visit(Heading heading) {
				anchors.add(headings.generateId(childrenOf(heading)));
				visitChildren(heading);
			}

			@Override
			public void visit(HtmlBlock html) {
				addAll(html.getLiteral());
			}

			@Override
			public void visit(HtmlInline html) {
				addAll(html.getLiteral());
			}

			private void addAll(String html) {
				HTML_ANCHOR.matcher(html).results().forEach((found) -> anchors.add(found.group(1)));
			}

		});
		return anchors;
	}

	/**
	 * Return the words in the text that are written as code.
	 * @return the words in order
	 */
	List<Snippet> words() {
		List<Snippet> words = new ArrayList<>();
		PARSER.parse(this.text).accept(new AbstractVisitor() {

			@Override
			public void visit(Code code) {
				words.add(new Snippet(MarkdownPage.this, line(code), "", code.getLiteral(), List.of()));
			}

		});
		return words;
	}

	String problem(int line, String what) {
		return Repository.name(this.file) + ":" + line + ": " + what;
	}

	private static int line(Node node) {
		return node.getSourceSpans().isEmpty() ? 0 : node.getSourceSpans().get(0).getLineIndex() + 1;
	}

	private static String childrenOf(Node node) {
		StringBuilder text = new StringBuilder();
		node.accept(new AbstractVisitor() {

			@Override
			public void visit(Text part) {
				text.append(part.getLiteral());
			}

			@Override
			public void visit(Code part) {
				text.append(part.getLiteral());
			}

		});
		return text.toString();
	}

}

package io.github.neonspring.docs;

/**
 * Where a page leads to.
 *
 * @param page the page
 * @param line the line in which it says so
 * @param destination a URL, or a path that is relative to the page, with or without an
 * anchor
 * @param text what a reader is told who cannot see it, empty where an image says nothing
 */
record Target(MarkdownPage page, int line, String destination, String text) {

	boolean isExternal() {
		return this.destination.matches("[a-z]+:.*");
	}

	String path() {
		int anchor = this.destination.indexOf('#');
		return (anchor < 0) ? this.destination : this.destination.substring(0, anchor);
	}

	String anchor() {
		int anchor = this.destination.indexOf('#');
		return (anchor < 0) ? "" : this.destination.substring(anchor + 1);
	}

	String problem(String what) {
		return this.page.problem(this.line, what);
	}

}

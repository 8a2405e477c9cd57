package io.github.neonspring.docs;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * What names an artifact in a build.
 *
 * @param kind what it is there, such as {@code dependency} or {@code plugin}
 * @param groupId the group
 * @param artifactId the artifact
 * @param version the version, unless something else gives it
 * @param isImport whether the dependencies are meant that it manages
 */
record Coordinates(String kind, String groupId, String artifactId, @Nullable String version, boolean isImport) {

	private static final List<String> KINDS = List.of("dependency", "plugin", "parent", "exclusion", "extension");

	/**
	 * Return the coordinates within an element.
	 * @param root the element
	 * @param resolve gives placeholders their values
	 * @return the coordinates in order
	 */
	static List<Coordinates> within(Element root, UnaryOperator<String> resolve) {
		NodeList all = root.getElementsByTagName("*");
		return IntStream.range(0, all.getLength())
			.mapToObj((i) -> (Element) all.item(i))
			.filter((element) -> KINDS.contains(element.getTagName()) && child(element, "artifactId") != null)
			.map((element) -> of(element, resolve))
			.toList();
	}

	static Coordinates of(Element element, UnaryOperator<String> resolve) {
		String groupId = child(element, "groupId");
		String version = child(element, "version");
		return new Coordinates(element.getTagName().toLowerCase(Locale.ROOT),
				(groupId != null) ? resolve.apply(groupId) : "org.apache.maven.plugins",
				resolve.apply(String.valueOf(child(element, "artifactId"))),
				(version != null) ? resolve.apply(version) : null, "import".equals(child(element, "scope")));
	}

	static @Nullable String child(Element element, String name) {
		for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
			if (node instanceof Element child && child.getTagName().equals(name)) {
				return child.getTextContent().strip();
			}
		}
		return null;
	}

	String key() {
		return this.groupId + ":" + this.artifactId;
	}

}

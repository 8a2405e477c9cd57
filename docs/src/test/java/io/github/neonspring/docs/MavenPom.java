package io.github.neonspring.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.jspecify.annotations.Nullable;
import org.springframework.util.PropertyPlaceholderHelper;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * A pom, with what it inherits.
 */
final class MavenPom {

	private static final Path LOCAL_REPOSITORY = Path.of(System.getProperty("docs.local-repository",
			Path.of(System.getProperty("user.home"), ".m2", "repository").toString()));

	private static final PropertyPlaceholderHelper PLACEHOLDERS = new PropertyPlaceholderHelper("${", "}", null, null,
			true);

	private final Element project;

	private final @Nullable MavenPom parent;

	private final Map<String, String> properties = new HashMap<>();

	/**
	 * Create a pom.
	 * @param project its root element
	 * @param isKept whether it is a file of the build, whose parents are there
	 */
	MavenPom(Element project, boolean isKept) {
		this.project = project;
		Element parent = element(project, "parent");
		this.parent = (parent != null && isKept) ? parent(Coordinates.of(parent, (text) -> text)) : null;
		if (this.parent != null) {
			this.properties.putAll(this.parent.properties);
		}
		Element own = element(project, "properties");
		for (Node node = (own != null) ? own.getFirstChild() : null; node != null; node = node.getNextSibling()) {
			this.properties.put(node.getNodeName(), node.getTextContent().strip());
		}
		for (String name : List.of("groupId", "version")) {
			String value = Coordinates.child(project, name);
			if (value == null && parent != null) {
				value = Coordinates.child(parent, name);
			}
			this.properties.put("project." + name, String.valueOf(value));
		}
	}

	static MavenPom read(Path file) {
		try (InputStream input = Files.newInputStream(file)) {
			return new MavenPom(parse(new InputSource(input)).getDocumentElement(), true);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (SAXException ex) {
			throw new IllegalStateException(file.toString(), ex);
		}
	}

	static Element parse(String text) throws SAXException {
		try {
			return parse(new InputSource(new StringReader(text))).getDocumentElement();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Document parse(InputSource input) throws IOException, SAXException {
		try {
			DocumentBuilder builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
			builder.setErrorHandler(new Failing());
			return builder.parse(input);
		}
		catch (ParserConfigurationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static MavenPom parent(Coordinates coordinates) {
		Path root = Repository.ROOT.resolve("pom.xml");
		return coordinates.artifactId().equals("neon-spring-boot") ? read(root) : installed(coordinates);
	}

	/**
	 * Return a pom from where Maven keeps those that it has fetched.
	 * @param coordinates its coordinates
	 * @return the pom
	 */
	static MavenPom installed(Coordinates coordinates) {
		return read(LOCAL_REPOSITORY.resolve(coordinates.groupId().replace('.', '/'))
			.resolve(coordinates.artifactId())
			.resolve(String.valueOf(coordinates.version()))
			.resolve(coordinates.artifactId() + "-" + coordinates.version() + ".pom"));
	}

	/**
	 * Return the versions that this pom manages for those who inherit or import it.
	 * @return the version of each artifact, dependencies and plugins
	 */
	Map<String, String> managed() {
		Map<String, String> managed = (this.parent != null) ? this.parent.managed() : new HashMap<>();
		for (String name : List.of("pluginManagement", "dependencyManagement")) {
			Element management = element(this.project, name);
			for (Coordinates entry : (management != null) ? Coordinates.within(management, this::resolve)
					: List.<Coordinates>of()) {
				if (entry.isImport()) {
					installed(entry).managed().forEach(managed::putIfAbsent);
				}
				if (entry.version() != null) {
					managed.put(entry.key(), entry.version());
				}
			}
		}
		return managed;
	}

	/**
	 * Return the artifact itself and all that the pom names.
	 * @return the coordinates
	 */
	List<Coordinates> named() {
		return Coordinates.within(this.project, this::resolve);
	}

	Coordinates self() {
		return new Coordinates("project", resolve("${project.groupId}"),
				String.valueOf(Coordinates.child(this.project, "artifactId")), resolve("${project.version}"), false);
	}

	List<String> profiles() {
		NodeList profiles = this.project.getElementsByTagName("profile");
		return IntStream.range(0, profiles.getLength())
			.mapToObj((i) -> String.valueOf(Coordinates.child((Element) profiles.item(i), "id")))
			.toList();
	}

	String resolve(String text) {
		return PLACEHOLDERS.replacePlaceholders(text, this.properties::get);
	}

	private static @Nullable Element element(Element project, String name) {
		NodeList found = project.getElementsByTagName(name);
		return (found.getLength() > 0) ? (Element) found.item(0) : null;
	}

	// The default one writes to standard error
	private static final class Failing implements ErrorHandler {

		@Override
		public void warning(SAXParseException ex) throws SAXException {
			throw ex;
		}

		@Override
		public void error(SAXParseException ex) throws SAXException {
			throw ex;
		}

		@Override
		public void fatalError(SAXParseException ex) throws SAXException {
			throw ex;
		}

	}

}

package io.github.neonspring.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import tools.jackson.databind.json.JsonMapper;

/**
 * The properties that the configuration metadata on the class path describe: this
 * project's, Spring Boot's and those of other libraries.
 */
final class KnownProperties {

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	private static final KnownProperties ALL = read();

	private final Map<String, KnownProperty> byName;

	private KnownProperties(Map<String, KnownProperty> byName) {
		this.byName = byName;
	}

	static KnownProperties all() {
		return ALL;
	}

	private static KnownProperties read() {
		Map<String, KnownProperty> byName = new TreeMap<>();
		try {
			for (URL metadata : Collections.list(KnownProperties.class.getClassLoader().getResources(METADATA))) {
				try (InputStream input = metadata.openStream()) {
					JsonMapper.shared()
						.readTree(input)
						.path("properties")
						.valueStream()
						.map(KnownProperty::of)
						.forEach((property) -> byName.put(property.name(), property));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new KnownProperties(byName);
	}

	/**
	 * Return the properties of this project.
	 * @return the properties, sorted by name
	 */
	List<KnownProperty> ours() {
		return this.byName.values().stream().filter((property) -> isOurs(property.name())).toList();
	}

	private static boolean isOurs(String name) {
		return name.startsWith("neon.") || name.startsWith("management.endpoint.neon.");
	}

	/**
	 * Return the property that a key belongs to.
	 * @param key the key, such as {@code logging.level.root}
	 * @return the property, such as {@code logging.level}, unless there is none or it is
	 * gone
	 */
	Optional<KnownProperty> of(String key) {
		KnownProperty property = this.byName.get(key);
		for (int end = end(key); property == null && end > 0; end = end(key.substring(0, end))) {
			KnownProperty above = this.byName.get(key.substring(0, end));
			property = (above != null && above.type().hasKeys()) ? above : null;
		}
		return Optional.ofNullable(property).filter((found) -> !found.isGone());
	}

	private static int end(String key) {
		return Math.max(key.lastIndexOf('.'), key.lastIndexOf('['));
	}

	/**
	 * Return whether a word is a property or what several of them begin with.
	 * @param name the word, such as {@code neon.pool}
	 * @return whether it is
	 */
	boolean isPropertyOrPrefix(String name) {
		return of(name).isPresent() || this.byName.keySet().stream().anyMatch((known) -> known.startsWith(name + "."));
	}

	/**
	 * Return whether an environment variable sets a property.
	 * @param variable its name, such as {@code NEON_POOL_PRESET}
	 * @return whether it does
	 */
	boolean isSetBy(String variable) {
		return this.byName.keySet()
			.stream()
			.map((name) -> name.replace('.', '_'))
			.anyMatch((name) -> name.replace("-", "").equalsIgnoreCase(variable)
					|| name.replace('-', '_').equalsIgnoreCase(variable));
	}

}

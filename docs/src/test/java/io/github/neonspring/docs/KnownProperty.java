package io.github.neonspring.docs;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A property that configuration metadata describe.
 *
 * @param name its name
 * @param type the name of its type
 * @param defaultValue the value where none is set, several with commas between them
 * @param description what it does
 * @param isGone whether nothing reads it any more
 */
record KnownProperty(String name, PropertyType type, @Nullable String defaultValue, String description,
		boolean isGone) {

	static KnownProperty of(JsonNode metadata) {
		JsonNode value = metadata.path("defaultValue");
		return new KnownProperty(metadata.path("name").asString(),
				new PropertyType(metadata.path("type").asString("java.lang.String")),
				value.isMissingNode() ? null : value.isArray() ? String.join(",", texts(value)) : value.asString(),
				metadata.path("description").asString(""),
				metadata.path("deprecation").path("level").asString("").equals("error"));
	}

	private static Iterable<String> texts(JsonNode values) {
		return values.valueStream().map(JsonNode::asString).toList();
	}

}

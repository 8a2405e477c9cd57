package io.github.neonspring.docs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/**
 * The type of a property, as the configuration metadata name it.
 *
 * @param name the name, such as {@code java.util.List<java.lang.String>}
 */
record PropertyType(String name) {

	/**
	 * Return whether keys can follow the name of such a property.
	 * @return whether it is a map, a list or the like
	 */
	boolean hasKeys() {
		return this.name.startsWith("java.util.") && !this.name.startsWith("java.util.Locale");
	}

	/**
	 * Return the type with its parameters.
	 * @return the type
	 * @throws ClassNotFoundException if it is not on the class path
	 */
	ResolvableType resolve() throws ClassNotFoundException {
		int begin = this.name.indexOf('<');
		Class<?> type = ClassUtils.forName((begin < 0) ? this.name : this.name.substring(0, begin), null);
		if (begin < 0) {
			return (type == Properties.class)
					? ResolvableType.forClassWithGenerics(Map.class, String.class, String.class)
					: ResolvableType.forClass(type);
		}
		List<ResolvableType> parameters = new ArrayList<>();
		for (String parameter : parameters(this.name.substring(begin + 1, this.name.length() - 1))) {
			parameters.add(new PropertyType(parameter).resolve());
		}
		return ResolvableType.forClassWithGenerics(type, parameters.toArray(ResolvableType[]::new));
	}

	private static List<String> parameters(String text) {
		List<String> parameters = new ArrayList<>();
		int depth = 0;
		int begin = 0;
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			depth += (character == '<') ? 1 : (character == '>') ? -1 : 0;
			if (character == ',' && depth == 0) {
				parameters.add(text.substring(begin, i));
				begin = i + 1;
			}
		}
		parameters.add(text.substring(begin));
		return parameters;
	}

	/**
	 * Return how the type is called in a table for readers: an enumeration by its values.
	 * @return one or more words
	 */
	String words() {
		try {
			ResolvableType type = resolve();
			Class<?> raw = type.toClass();
			if (raw.isEnum()) {
				return String.join(", ", Arrays.stream(raw.getEnumConstants())
					.map((value) -> "`" + ((Enum<?>) value).name().toLowerCase(Locale.ROOT).replace('_', '-') + "`")
					.toList());
			}
			return type.hasGenerics() ? "list of " + type.getGeneric(0).toClass().getSimpleName() : raw.getSimpleName();
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(this.name + " is not on the class path", ex);
		}
	}

}

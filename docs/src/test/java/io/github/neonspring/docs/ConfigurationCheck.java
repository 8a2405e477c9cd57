package io.github.neonspring.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.PropertyPlaceholderHelper;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The blocks of {@code application.properties} and {@code application.yaml} in a page:
 * each key is known and its value is of the key's type.
 */
final class ConfigurationCheck {

	private static final PropertyPlaceholderHelper PLACEHOLDERS = new PropertyPlaceholderHelper("${", "}", ":", null,
			true);

	private static final Map<String, PropertySourceLoader> LOADERS = Map.of("properties",
			new PropertiesPropertySourceLoader(), "yaml", new YamlPropertySourceLoader());

	private ConfigurationCheck() {
	}

	static List<String> problems(MarkdownPage page) {
		List<String> problems = new ArrayList<>();
		for (Snippet snippet : page.snippets()) {
			if (LOADERS.containsKey(snippet.language())) {
				problems.addAll(problems(snippet));
			}
		}
		return problems;
	}

	private static List<String> problems(Snippet snippet) {
		try {
			if (snippet.isOfAnotherProgram()) {
				new Yaml().loadAll(snippet.text()).forEach((document) -> {
				});
				return List.of();
			}
			List<String> problems = new ArrayList<>();
			for (PropertySource<?> document : LOADERS.get(snippet.language())
				.load("snippet", new ByteArrayResource(snippet.text().getBytes(StandardCharsets.UTF_8)))) {
				problems((EnumerablePropertySource<?>) document)
					.forEach((problem) -> problems.add(snippet.problem(problem)));
			}
			return problems;
		}
		catch (IOException | YAMLException | IllegalStateException ex) {
			return List.of(snippet.problem("cannot be read: " + ex.getMessage()));
		}
	}

	private static List<String> problems(EnumerablePropertySource<?> document) {
		Map<String, Object> values = new LinkedHashMap<>();
		for (String key : document.getPropertyNames()) {
			values.put(key, document.getProperty(key));
		}
		List<String> problems = new ArrayList<>();
		values.keySet().stream().map((key) -> problem(key, values)).flatMap(Optional::stream).forEach(problems::add);
		return problems;
	}

	/**
	 * Return what is wrong with a key and its value.
	 * @param key the key
	 * @param values all values beside it
	 * @return the problem, if there is one
	 */
	static Optional<String> problem(String key, Map<String, ?> values) {
		Optional<KnownProperty> property = KnownProperties.all().of(key);
		if (property.isEmpty()) {
			return Optional.of("there is no property " + key);
		}
		Map<String, Object> known = new LinkedHashMap<>();
		values.forEach((name, value) -> known.put(name,
				PLACEHOLDERS.replacePlaceholders(String.valueOf(value), (other) -> null)));
		return String.valueOf(known.get(key)).contains("${") ? Optional.empty() : bind(property.get(), key, known);
	}

	private static Optional<String> bind(KnownProperty property, String key, Map<String, ?> values) {
		try {
			Bindable<?> target = Bindable.of(property.type().resolve());
			new Binder(new MapConfigurationPropertySource(values)).bind(ConfigurationPropertyName.of(property.name()),
					target);
			return Optional.empty();
		}
		catch (BindException ex) {
			return Optional
				.of(key + " cannot be '" + values.get(key) + "': it is of the type " + property.type().name());
		}
		catch (ClassNotFoundException ex) {
			return Optional.empty();
		}
	}

}

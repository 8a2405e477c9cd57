package io.github.neonspring.boot.migration.command;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

import io.github.neonspring.boot.command.WrongUsageException;

/**
 * How the files of versioned migrations are named.
 *
 * @param prefix what they begin with
 * @param separator what stands between the version and the description
 * @param suffix what a new one ends with
 */
record ScriptNames(String prefix, String separator, String suffix) {

	private static final Pattern DESCRIPTION = Pattern.compile("[\\p{L}\\p{N}_.-]+");

	static ScriptNames of(Environment environment) {
		Binder binder = Binder.get(environment);
		List<String> suffixes = binder.bind("spring.flyway.sql-migration-suffixes", Bindable.listOf(String.class))
			.orElse(List.of());
		return new ScriptNames(environment.getProperty("spring.flyway.sql-migration-prefix", "V"),
				environment.getProperty("spring.flyway.sql-migration-separator", "__"),
				suffixes.isEmpty() ? ".sql" : suffixes.get(0));
	}

	/**
	 * Return the version in the name of a file, as it is written there.
	 * @param file the name of a script, or of a class that is a migration
	 * @return the version, or empty if the name is none of a versioned migration
	 */
	Optional<String> version(String file) {
		int end = file.indexOf(this.separator);
		if (!file.startsWith(this.prefix) || end <= this.prefix.length()) {
			return Optional.empty();
		}
		String version = file.substring(this.prefix.length(), end);
		return version.matches("[0-9]+([._][0-9]+)*") ? Optional.of(version) : Optional.empty();
	}

	String file(String version, String description) {
		return this.prefix + version + this.separator + description + this.suffix;
	}

	String undoFile(String version, String description) {
		return "U" + version + this.separator + description + this.suffix;
	}

	static String description(Collection<String> words) {
		String description = words.stream()
			.flatMap((word) -> Pattern.compile("[\\s_]+").splitAsStream(word))
			.filter((word) -> !word.isEmpty())
			.collect(Collectors.joining("_"));
		if (description.isEmpty()) {
			throw new WrongUsageException("it needs words that say what the migration does");
		}
		if (!DESCRIPTION.matcher(description).matches()) {
			throw new WrongUsageException(
					"only letters, digits, dots and dashes can be in the name of a file, not '" + description + "'");
		}
		return description;
	}

}

package io.github.neonspring.boot.migration.undo;

import java.util.ArrayList;
import java.util.List;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.database.base.Database;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.resource.ResourceName;
import org.flywaydb.core.internal.scanner.Scanner;
import org.flywaydb.core.internal.sqlscript.ParserSqlScript;
import org.flywaydb.core.internal.sqlscript.SqlScriptMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The application's undo scripts, found and read as Flyway finds and reads migrations:
 * {@code U<version>__<description>.sql}, with Flyway's placeholders, encoding, separator
 * and suffixes.
 */
final class UndoScripts {

	private static final String PREFIX = "U";

	private final List<String> locations;

	private final Configuration configuration;

	private final ParsingContext parsing = new ParsingContext();

	private final Scanner<JavaMigration> scanner;

	UndoScripts(List<String> locations, Configuration configuration, Database<?> database) {
		this.locations = locations;
		this.configuration = configuration;
		this.scanner = scanner(locations, configuration);
		this.parsing.populate(database, configuration);
	}

	private static Scanner<JavaMigration> scanner(List<String> locations, Configuration configuration) {
		try {
			String[] parsed = locations.stream()
				.map((location) -> location.replace("{vendor}", "postgresql"))
				.toArray(String[]::new);
			return new Scanner<>(JavaMigration.class, configuration,
					new FluentConfiguration(configuration.getClassLoader()).locations(parsed).getLocations());
		}
		catch (FlywayException ex) {
			throw new DowngradeRefusedException(
					"The undo scripts in neon.migration.undo-locations cannot be read: " + ex.getMessage());
		}
	}

	/**
	 * Return the script of a version.
	 * @param version the version
	 * @return its script
	 * @throws DowngradeRefusedException if there is none, or more than one
	 */
	UndoScript of(MigrationVersion version) {
		List<LoadableResource> found = new ArrayList<>();
		for (LoadableResource resource : this.scanner.getResources(PREFIX,
				this.configuration.getSqlMigrationSuffixes())) {
			ResourceName name = name(resource.getFilename());
			if (name != null && version.equals(name.getVersion())) {
				found.add(resource);
			}
		}
		if (found.isEmpty()) {
			throw new DowngradeRefusedException("Version %s has no undo script: there is no %s%s%s<words>%s in %s"
				.formatted(version, PREFIX, version, this.configuration.getSqlMigrationSeparator(),
						this.configuration.getSqlMigrationSuffixes()[0], String.join(", ", this.locations)));
		}
		if (found.size() > 1) {
			throw new DowngradeRefusedException("Version %s has more than one undo script: %s".formatted(version,
					String.join(", ", found.stream().map(LoadableResource::getAbsolutePath).sorted().toList())));
		}
		return read(found.get(0));
	}

	private UndoScript read(LoadableResource resource) {
		String name = resource.getFilename();
		ParsingContext parsing = new ParsingContext();
		parsing.setDatabase(this.parsing.getDatabase());
		parsing.getPlaceholders().putAll(this.parsing.getPlaceholders());
		parsing.updateFilenamePlaceholder(name(name), this.configuration);
		UndoParser parser = new UndoParser(this.configuration, parsing);
		LoadableResource metadata = SqlScriptMetadata.getMetadataResource(this.scanner, resource);
		try {
			Boolean inTransaction = SqlScriptMetadata.fromResource(metadata, parser, this.configuration)
				.executeInTransaction();
			return new UndoScript(name, new ParserSqlScript(parser, resource, metadata, true),
					Boolean.FALSE.equals(inTransaction));
		}
		catch (FlywayException ex) {
			throw new DowngradeRefusedException(name + ".conf cannot be read: " + ex.getMessage());
		}
	}

	// Flyway's own parser of names knows U scripts only in its paid editions
	private @Nullable ResourceName name(String file) {
		String separator = this.configuration.getSqlMigrationSeparator();
		for (String suffix : this.configuration.getSqlMigrationSuffixes()) {
			int end = file.length() - suffix.length();
			int split = file.indexOf(separator);
			if (split > PREFIX.length() && split < end && file.regionMatches(true, end, suffix, 0, suffix.length())) {
				return name(file.substring(PREFIX.length(), split), file.substring(split + separator.length(), end),
						suffix);
			}
		}
		return null;
	}

	private @Nullable ResourceName name(String version, String description, String suffix) {
		ResourceName name = new ResourceName(PREFIX, version, this.configuration.getSqlMigrationSeparator(),
				description.replace('_', ' '), description, suffix, true, "");
		try {
			return (name.getVersion() != null) ? name : null;
		}
		catch (FlywayException ex) {
			return null;
		}
	}

}

package io.github.neonspring.boot.testkit.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.configuration.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * All that decides what Flyway makes of an empty database: the settings and the content
 * of every file in its locations, callbacks included.
 *
 * @param settings the settings, in words
 * @param files the names and contents
 */
record SchemaState(List<String> settings, Map<String, byte[]> files) {

	private static final int DIGITS = 32;

	static SchemaState of(Configuration flyway) {
		List<String> settings = List.of(Arrays.toString(flyway.getLocations()), Arrays.toString(flyway.getSchemas()),
				String.valueOf(flyway.getDefaultSchema()), flyway.getTable(),
				new TreeMap<>(flyway.getPlaceholders()).toString(), String.valueOf(flyway.getTarget()),
				String.valueOf(flyway.getInitSql()), names(flyway.getJavaMigrations()), names(flyway.getCallbacks()),
				flyway.getSqlMigrationPrefix() + flyway.getRepeatableSqlMigrationPrefix()
						+ flyway.getSqlMigrationSeparator() + Arrays.toString(flyway.getSqlMigrationSuffixes()),
				flyway.isBaselineOnMigrate() + " " + flyway.getBaselineVersion());
		Map<String, byte[]> files = new TreeMap<>();
		PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver(flyway.getClassLoader());
		for (Location location : flyway.getLocations()) {
			addFiles(files, resolver, location);
		}
		return new SchemaState(settings, files);
	}

	private static String names(Object[] objects) {
		return Arrays.stream(objects)
			.map((object) -> object.getClass().getName())
			.sorted(Comparator.naturalOrder())
			.toList()
			.toString();
	}

	private static void addFiles(Map<String, byte[]> files, PathMatchingResourcePatternResolver resolver,
			Location location) {
		String root = location.getDescriptor()
			.replaceFirst("^filesystem:", "file:")
			.replaceFirst("^classpath:", "classpath*:");
		try {
			for (Resource resource : resolver.getResources(root + "/**/*")) {
				if (resource.isReadable()) {
					files.put(resource.getURL().toString(), content(resource));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The migrations in " + location + " could not be read", ex);
		}
	}

	private static byte[] content(Resource resource) throws IOException {
		try (InputStream content = resource.getInputStream()) {
			return content.readAllBytes();
		}
	}

	String digest() {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			this.settings.forEach((setting) -> update(digest, setting.getBytes(StandardCharsets.UTF_8)));
			this.files.forEach((name, content) -> {
				update(digest, name.getBytes(StandardCharsets.UTF_8));
				update(digest, content);
			});
			return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java runtime has no SHA-256", ex);
		}
	}

	private static void update(MessageDigest digest, byte[] content) {
		digest.update(HexFormat.of().toHexDigits(content.length).getBytes(StandardCharsets.US_ASCII));
		digest.update(content);
	}

}

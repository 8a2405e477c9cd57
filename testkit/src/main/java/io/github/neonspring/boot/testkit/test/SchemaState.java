package io.github.neonspring.boot.testkit.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;
import org.springframework.util.ObjectUtils;

/**
 * All that decides what Flyway makes of an empty database: the settings and the content
 * of every file in its locations and of every class, callbacks included.
 *
 * @param settings the settings, in words
 * @param files the names and contents
 * @param changedByEachStart whether Flyway changes a database that is migrated already,
 * such as with an {@code afterMigrate} callback
 */
record SchemaState(List<String> settings, Map<String, byte[]> files, boolean changedByEachStart) {

	private static final int DIGITS = 32;

	private static final Pattern EACH_TIME = Pattern
		.compile("(.*/)?(before|after)Migrate(OperationFinish)?(__.*)?\\..+");

	private static final List<Event> EVENTS = List.of(Event.BEFORE_MIGRATE, Event.AFTER_MIGRATE,
			Event.AFTER_MIGRATE_OPERATION_FINISH);

	static SchemaState of(Configuration flyway) {
		Map<String, byte[]> files = new TreeMap<>();
		PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver(flyway.getClassLoader());
		Stream.of(flyway.getLocations(), flyway.getCallbackLocations())
			.flatMap(Arrays::stream)
			.forEach((location) -> addFiles(files, resolver, location));
		boolean changedByEachStart = files.keySet().stream().anyMatch(EACH_TIME.asMatchPredicate())
				|| Arrays.stream(flyway.getCallbacks()).anyMatch(SchemaState::comesEachTime);
		Stream.of(flyway.getJavaMigrations(), flyway.getCallbacks(), flyway.getResolvers())
			.flatMap(Arrays::stream)
			.forEach((object) -> addClass(files, ClassUtils.getUserClass(object)));
		return new SchemaState(settings(flyway), files, changedByEachStart);
	}

	private static List<String> settings(Configuration flyway) {
		return Stream.of(flyway.getLocations(), flyway.getCallbackLocations(), flyway.getSchemas(),
				flyway.getDefaultSchema(), flyway.isCreateSchemas(), flyway.getTable(), flyway.getTablespace(),
				flyway.getTarget(), flyway.getInitSql(), flyway.isBaselineOnMigrate(), flyway.getBaselineVersion(),
				flyway.getSqlMigrationPrefix(), flyway.getRepeatableSqlMigrationPrefix(),
				flyway.getSqlMigrationSeparator(), flyway.getSqlMigrationSuffixes(), flyway.getEncoding(),
				flyway.isDetectEncoding(), new TreeMap<>(flyway.getPlaceholders()), flyway.isPlaceholderReplacement(),
				flyway.getPlaceholderPrefix(), flyway.getPlaceholderSuffix(), flyway.getPlaceholderSeparator(),
				flyway.getScriptPlaceholderPrefix(), flyway.getScriptPlaceholderSuffix(), flyway.isOutOfOrder(),
				flyway.isMixed(), flyway.isGroup(), flyway.isExecuteInTransaction(), flyway.isSkipDefaultResolvers(),
				flyway.isSkipDefaultCallbacks(), flyway.getInstalledBy(),
				Arrays.stream(flyway.getJavaMigrations()).map(SchemaState::words).sorted().toList(),
				Arrays.stream(flyway.getCallbacks()).map((callback) -> callback.getClass().getName()).toList())
			.map(ObjectUtils::nullSafeToString)
			.toList();
	}

	private static String words(JavaMigration migration) {
		return migration.getClass().getName() + " " + migration.getVersion() + " " + migration.getDescription() + " "
				+ migration.getChecksum();
	}

	private static boolean comesEachTime(Callback callback) {
		try {
			return EVENTS.stream().anyMatch((event) -> callback.supports(event, null));
		}
		catch (RuntimeException ex) {
			// It wants to know more
			return true;
		}
	}

	// What a lambda expression or a proxy does is nowhere to be read
	private static void addClass(Map<String, byte[]> files, Class<?> type) {
		Resource resource = new ClassPathResource(ClassUtils.getClassFileName(type), type);
		try {
			if (resource.isReadable()) {
				files.put(type.getName(), content(resource));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The class " + type.getName() + " could not be read", ex);
		}
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

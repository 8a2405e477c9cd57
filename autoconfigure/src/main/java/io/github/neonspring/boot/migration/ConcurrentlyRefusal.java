package io.github.neonspring.boot.migration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

import org.flywaydb.core.api.CoreLocationPrefix;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a migration that says CONCURRENTLY where Flyway's lock is a transaction: the
 * statement would wait for that transaction to end, and the transaction for the
 * statement.
 */
final class ConcurrentlyRefusal implements Callback {

	private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

	private static final Pattern CONCURRENTLY = Pattern.compile("\\bCONCURRENTLY\\b", Pattern.CASE_INSENSITIVE);

	@Override
	public boolean supports(Event event, Context context) {
		return event == Event.BEFORE_EACH_MIGRATE && context.getConfiguration()
			.getPluginRegister()
			.getExact(PostgreSQLConfigurationExtension.class)
			.isTransactionalLock();
	}

	@Override
	public boolean canHandleInTransaction(Event event, Context context) {
		return true;
	}

	@Override
	public void handle(Event event, Context context) {
		String script = context.getMigrationInfo().getScript();
		Configuration configuration = context.getConfiguration();
		boolean concurrent = Arrays.stream(configuration.getLocations())
			.map((location) -> read(location, script, configuration))
			.anyMatch((text) -> text != null && CONCURRENTLY.matcher(COMMENT.matcher(text).replaceAll("")).find());
		if (concurrent) {
			throw new ConcurrentMigrationException(script);
		}
	}

	private static @Nullable String read(Location location, String script, Configuration configuration) {
		try {
			return CoreLocationPrefix.CLASSPATH_PREFIX.equals(location.getPrefix())
					? readClassPath(location, script, configuration)
					: readFile(location, script, configuration.getEncoding());
		}
		catch (IOException ex) {
			return null;
		}
	}

	private static @Nullable String readClassPath(Location location, String script, Configuration configuration)
			throws IOException {
		try (InputStream input = configuration.getClassLoader()
			.getResourceAsStream(location.getRootPath() + "/" + script)) {
			return (input != null) ? new String(input.readAllBytes(), configuration.getEncoding()) : null;
		}
	}

	private static @Nullable String readFile(Location location, String script, Charset encoding) throws IOException {
		Path path = Path.of(location.getRootPath(), script);
		return Files.isRegularFile(path) ? Files.readString(path, encoding) : null;
	}

	@Override
	public String getCallbackName() {
		return "refuse CONCURRENTLY behind a pooler";
	}

}

package io.github.neonspring.boot.migration;

import java.beans.PropertyDescriptor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.extensibility.LicenseGuard;
import org.flywaydb.core.extensibility.Plugin;
import org.flywaydb.core.extensibility.Tier;
import org.flywaydb.core.internal.callback.InternalCallback;
import org.flywaydb.core.internal.jdbc.StatementInterceptor;
import org.flywaydb.core.internal.nc.NativeConnectorsModeUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.ObjectUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Settings of Flyway under which it is known what there would be to do. Every other one
 * has to be what it is by default, settings of a newer Flyway included.
 */
final class UnderstoodSettings {

	/**
	 * How to connect, to log and to wait: nothing of it changes what is to be done. To
	 * tell its databaseType, Flyway 11 would open a connection.
	 */
	private static final Set<String> SURROUNDINGS = Set.of("modernConfig", "classLoader", "pluginRegister",
			"workingDirectory", "url", "user", "password", "dataSource", "databaseType", "driver", "connectRetries",
			"connectRetriesInterval", "jdbcProperties", "kerberosConfigFile", "lockRetryCount", "loggers",
			"reportFilename", "cachedDataSources", "cachedResolvedEnvironments", "currentResolvedEnvironment",
			"currentEnvironmentName", "powershellExecutable");

	/** How Flyway would execute a migration, or what it would note about it. */
	private static final Set<String> EXECUTION = Set.of("mixed", "stream", "batch", "executeInTransaction",
			"tablespace", "installedBy", "outputQueryResults", "cleanDisabled", "communityDBSupportEnabled",
			"validateOnMigrate");

	/** What Flyway's own resolvers work with, and so the comparison as well. */
	private static final Set<String> RESOLUTION = Set.of("locations", "callbackLocations", "failOnMissingLocations",
			"encoding", "detectEncoding", "table", "placeholders", "placeholderReplacement", "placeholderPrefix",
			"placeholderSuffix", "placeholderSeparator", "scriptPlaceholderPrefix", "scriptPlaceholderSuffix",
			"sqlMigrationPrefix", "repeatableSqlMigrationPrefix", "sqlMigrationSeparator", "sqlMigrationSuffixes",
			"javaMigrations", "resourceProvider", "javaMigrationClassProvider", "callbacks");

	/** Of its callbacks, none does more than tell. */
	private static final String COMMANDS = UnderstoodSettings.class.getPackageName() + ".command";

	/** Flyway 11 has none. */
	private static final boolean HAS_INTERNAL_CALLBACKS = ClassUtils
		.isPresent("org.flywaydb.core.internal.callback.InternalCallback", UnderstoodSettings.class.getClassLoader());

	private UnderstoodSettings() {
	}

	/**
	 * Say which setting is beyond what is understood.
	 * @param configuration the configuration of Flyway
	 * @return the reason to run in full, or empty
	 */
	static Optional<String> deviation(Configuration configuration) {
		Configuration defaults = new FluentConfiguration(configuration.getClassLoader());
		Optional<String> setting = Arrays.stream(BeanUtils.getPropertyDescriptors(Configuration.class))
			.filter((property) -> !isUnderstood(property.getName()))
			.filter((
					property) -> !ObjectUtils.nullSafeEquals(value(property, configuration), value(property, defaults)))
			.map((property) -> property.getName() + " is set")
			.findFirst();
		return setting.isPresent() ? setting : extension(configuration);
	}

	/**
	 * Say what of the application takes part in a migration besides its scripts.
	 * @param configuration the configuration of Flyway
	 * @return what there is, or empty
	 */
	static Optional<String> beyondScripts(Configuration configuration) {
		return (configuration.getResolvers().length > 0) ? Optional.of("there are resolvers")
				: extension(configuration);
	}

	private static boolean isUnderstood(String name) {
		return Stream.of(SURROUNDINGS, EXECUTION, RESOLUTION).anyMatch((names) -> names.contains(name));
	}

	private static @Nullable Object value(PropertyDescriptor property, Configuration configuration) {
		Method getter = property.getReadMethod();
		return (getter != null) ? ReflectionUtils.invokeMethod(getter, configuration) : null;
	}

	private static Optional<String> extension(Configuration configuration) {
		if (Arrays.stream(configuration.getCallbacks()).anyMatch((some) -> !isOurs(some))) {
			return Optional.of("there are callbacks");
		}
		if (configuration.getPlaceholders().keySet().stream().anyMatch((name) -> name.startsWith("flyway"))) {
			return Optional.of("a placeholder of Flyway's own is set");
		}
		Tier tier = LicenseGuard.getTier(configuration);
		if ((tier != null && tier != Tier.COMMUNITY)
				|| NativeConnectorsModeUtils.canUseNativeConnectors(configuration, "migrate")) {
			return Optional.of("this is not the open edition of Flyway");
		}
		return foreign(configuration) ? Optional.of("Flyway has plugins that are not its own") : Optional.empty();
	}

	private static boolean isOurs(Callback callback) {
		return callback instanceof ConcurrentlyRefusal || callback.getClass().getPackageName().equals(COMMANDS);
	}

	private static boolean foreign(Configuration configuration) {
		return configuration.getPluginRegister().getInstancesOf(Plugin.class).stream().anyMatch((plugin) -> {
			String name = plugin.getClass().getName();
			return !(name.startsWith("org.flywaydb.core.") || name.startsWith("org.flywaydb.database."))
					|| (HAS_INTERNAL_CALLBACKS && InternalCallbacks.listens(plugin))
					|| (plugin instanceof StatementInterceptor interceptor && interceptor.isConfigured(configuration));
		});
	}

	private static final class InternalCallbacks {

		static boolean listens(Plugin plugin) {
			return plugin instanceof InternalCallback<?> callback && callback.supportsEventType(Event.class);
		}

	}

}

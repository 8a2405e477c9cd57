package io.github.neonspring.boot.hibernate;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.cfg.QuerySettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jpa.autoconfigure.JpaProperties;

import io.github.neonspring.boot.migration.MigrationGate;
import io.github.neonspring.boot.pool.NeonPool;

/**
 * Tells Hibernate at boot what it would ask the database otherwise, at some seven round
 * trips and a connection. Not where Hibernate compares or makes the schema, nor where it
 * may talk to another database than the data source's.
 */
final class BootWithoutAsking implements HibernatePropertiesCustomizer {

	/** Enough to connect to a compute that is awake. */
	private static final Duration MOMENT = Duration.ofSeconds(1);

	private static final String LEGACY_METADATA = "hibernate.temp.use_jdbc_metadata_defaults";

	/** Hibernate needs to see the tables, or its own choice of a connection. */
	private static final List<String> SCHEMA_ACTIONS = List.of(SchemaToolingSettings.HBM2DDL_AUTO,
			SchemaToolingSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, SchemaToolingSettings.JAKARTA_HBM2DDL_SCRIPTS_ACTION,
			"javax.persistence.schema-generation.database.action",
			"javax.persistence.schema-generation.scripts.action");

	private static final List<String> OTHER_CONNECTIONS = List.of(JdbcSettings.CONNECTION_PROVIDER,
			"hibernate.connection.datasource", "hibernate.connection.url", JdbcSettings.JAKARTA_JDBC_URL,
			JdbcSettings.JAKARTA_JTA_DATASOURCE, JdbcSettings.JAKARTA_NON_JTA_DATASOURCE,
			MultiTenancySettings.MULTI_TENANT_CONNECTION_PROVIDER,
			MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, JdbcSettings.DIALECT_RESOLVERS);

	private static final Pattern VERSION = Pattern
		.compile("(jakarta|javax)\\.persistence\\.database-(product|major|minor)-version");

	private final NeonPool pool;

	private final Supplier<@Nullable String> serverVersion;

	private final ObjectProvider<JpaProperties> jpaProperties;

	private final BooleanSupplier onlyDataSource;

	private final MigrationGate migrations;

	private volatile boolean told;

	BootWithoutAsking(NeonPool pool, Supplier<@Nullable String> serverVersion,
			ObjectProvider<JpaProperties> jpaProperties, BooleanSupplier onlyDataSource, MigrationGate migrations) {
		this.pool = pool;
		this.serverVersion = serverVersion;
		this.jpaProperties = jpaProperties;
		this.onlyDataSource = onlyDataSource;
		this.migrations = migrations;
	}

	@Override
	public void customize(Map<String, Object> properties) {
		JpaProperties jpa = this.jpaProperties.getIfAvailable(JpaProperties::new);
		if (this.pool.isOpen() && !isChosen(properties) && !hasSchemaAction(properties, jpa)
				&& OTHER_CONNECTIONS.stream().noneMatch(properties::containsKey)
				&& !isTrue(properties.get(MappingSettings.KEYWORD_AUTO_QUOTING_ENABLED))
				&& ChosenDialect.of(properties, jpa).isForPostgreSql() && this.onlyDataSource.getAsBoolean()) {
			tell(properties);
		}
		else {
			// It may ask, and would swallow the failure of a migration
			this.migrations.pass();
		}
	}

	private static boolean isChosen(Map<String, Object> properties) {
		return properties.containsKey(JdbcSettings.ALLOW_METADATA_ON_BOOT) || properties.containsKey(LEGACY_METADATA)
				|| asksOfSequences(properties.get(MappingSettings.SEQUENCE_INCREMENT_SIZE_MISMATCH_STRATEGY));
	}

	private static boolean asksOfSequences(@Nullable Object strategy) {
		return strategy != null && !"none".equalsIgnoreCase(strategy.toString());
	}

	private static boolean hasSchemaAction(Map<String, Object> properties, JpaProperties jpa) {
		return jpa.isGenerateDdl()
				|| SCHEMA_ACTIONS.stream().map(properties::get).anyMatch(BootWithoutAsking::isAction);
	}

	private static boolean isAction(@Nullable Object setting) {
		return setting != null && !setting.toString().isBlank() && !"none".equalsIgnoreCase(setting.toString());
	}

	private static boolean isTrue(@Nullable Object setting) {
		return setting != null && Boolean.parseBoolean(setting.toString());
	}

	/**
	 * Whether Hibernate would have asked the database something.
	 * @return {@code true} if it was told instead
	 */
	boolean isTold() {
		return this.told;
	}

	private void tell(Map<String, Object> properties) {
		this.told = true;
		properties.put(JdbcSettings.ALLOW_METADATA_ON_BOOT, false);
		properties.put(RefCursors.MARK, true);
		// What pgjdbc would have said of itself
		properties.putIfAbsent(JdbcSettings.USE_GET_GENERATED_KEYS, true);
		properties.putIfAbsent("hibernate.jdbc.use_scrollable_resultset", true);
		properties.putIfAbsent(JdbcSettings.JAKARTA_HBM2DDL_DB_NAME, "PostgreSQL");
		if (properties.keySet().stream().noneMatch((key) -> VERSION.matcher(key).matches())) {
			ServerVersion version = version(isTrue(properties.get(QuerySettings.JSON_FUNCTIONS_ENABLED)));
			properties.put(JdbcSettings.JAKARTA_HBM2DDL_DB_MAJOR_VERSION, version.major());
			properties.put(JdbcSettings.JAKARTA_HBM2DDL_DB_MINOR_VERSION, version.minor());
		}
	}

	// Some functions for JSON can do less where the version is not known; all other SQL
	// only reads differently
	private ServerVersion version(boolean needed) {
		if (needed) {
			this.migrations.pass();
		}
		else if (this.serverVersion.get() == null) {
			this.migrations.waitFor(MOMENT);
		}
		return ServerVersion.of(this.serverVersion.get());
	}

}

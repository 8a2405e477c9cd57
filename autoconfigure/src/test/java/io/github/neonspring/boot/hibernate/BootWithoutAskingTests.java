package io.github.neonspring.boot.hibernate;

import java.util.HashMap;
import java.util.Map;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.hibernate.autoconfigure.HibernateProperties;
import org.springframework.boot.jpa.autoconfigure.JpaProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.orm.jpa.vendor.Database;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BootWithoutAsking} and the other defaults of Hibernate, in an
 * application whose database is not there.
 */
class BootWithoutAskingTests {

	private static final DatabaseVersion OLDEST = new PostgreSQLDialect().getVersion();

	private static ConfigurableApplicationContext context;

	@BeforeAll
	static void start() {
		context = MeasurementApplication.run("postgresql://user:hush-nobody@127.0.0.1:1/none",
				"neon.connect.lazy=true");
	}

	@AfterAll
	static void close() {
		context.close();
	}

	@Test
	void applicationStartsWithoutItsDatabase() {
		SessionFactoryImplementor factory = context.getBean(EntityManagerFactory.class)
			.unwrap(SessionFactoryImplementor.class);
		assertThat(factory.getJdbcServices().getDialect().getVersion()).isEqualTo(OLDEST);
		assertThat(factory.getSessionFactoryOptions().isGetGeneratedKeysEnabled()).isTrue();
		assertThat(factory.getSessionFactoryOptions().isScrollableResultSetsEnabled()).isTrue();
		assertThat(factory.getSessionFactoryOptions().getJdbcBatchSize()).isEqualTo(WriteBatches.BATCH_SIZE);
		assertThat(factory.getSessionFactoryOptions().isOrderInsertsEnabled()).isTrue();
		assertThat(factory.getSessionFactoryOptions().isOrderUpdatesEnabled()).isTrue();
		assertThat(context.getBean(HibernateProperties.class).getDdlAuto()).isEqualTo("none");
	}

	@ParameterizedTest
	@CsvSource({ "hibernate.hbm2ddl.auto,update", "hibernate.hbm2ddl.auto,validate",
			"jakarta.persistence.schema-generation.database.action,create",
			"jakarta.persistence.schema-generation.scripts.action,create",
			"hibernate.boot.allow_jdbc_metadata_access,true", "hibernate.temp.use_jdbc_metadata_defaults,true",
			"hibernate.multi_tenant_connection_provider,com.example.Tenants",
			"hibernate.connection.provider_class,com.example.Connections",
			"hibernate.connection.url,jdbc:postgresql://other/other", "hibernate.auto_quote_keyword,true",
			"hibernate.dialect,org.hibernate.dialect.CockroachDialect", "hibernate.dialect,com.example.Dialect",
			"jakarta.persistence.database-product-name,EnterpriseDB" })
	void hibernateAsksWhereItHasTo(String key, String value) {
		Map<String, Object> properties = new HashMap<>(Map.of(key, value));
		context.getBean(BootWithoutAsking.class).customize(properties);
		assertThat(properties).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "org.hibernate.dialect.PostgreSQLDialect", "org.hibernate.dialect.PostgresPlusDialect" })
	void dialectsOfPostgresStay(String dialect) {
		Map<String, Object> properties = new HashMap<>(Map.of("hibernate.dialect", dialect));
		context.getBean(BootWithoutAsking.class).customize(properties);
		assertThat(properties).containsEntry("hibernate.dialect", dialect)
			.containsEntry("hibernate.boot.allow_jdbc_metadata_access", false);
	}

	@Test
	void versionOfTheApplicationStays() {
		Map<String, Object> properties = new HashMap<>(Map.of("jakarta.persistence.database-major-version", "16"));
		context.getBean(BootWithoutAsking.class).customize(properties);
		assertThat(properties).containsEntry("jakarta.persistence.database-major-version", "16")
			.containsEntry("jakarta.persistence.database-product-name", "PostgreSQL")
			.doesNotContainKey("jakarta.persistence.database-minor-version");
	}

	@Test
	void hibernateAsksWhereSpringGeneratesTheSchemaOrHasAnotherDatabase() {
		JpaProperties jpa = context.getBean(JpaProperties.class);
		Map<String, Object> properties = new HashMap<>();
		jpa.setGenerateDdl(true);
		context.getBean(BootWithoutAsking.class).customize(properties);
		jpa.setGenerateDdl(false);
		jpa.setDatabase(Database.H2);
		context.getBean(BootWithoutAsking.class).customize(properties);
		jpa.setDatabase(null);
		assertThat(properties).isEmpty();
	}

	@Test
	void batchesOfTheApplicationStay() {
		Map<String, Object> properties = new HashMap<>(
				Map.of("hibernate.jdbc.batch_size", "10", "hibernate.order_inserts", "false"));
		context.getBean(WriteBatches.class).customize(properties);
		assertThat(properties).containsEntry("hibernate.jdbc.batch_size", "10")
			.containsEntry("hibernate.order_inserts", "false")
			.containsEntry("hibernate.order_updates", true);
	}

	@ParameterizedTest
	@CsvSource({ "18.1,18,1", "17.5 (Debian 17.5-1.pgdg12+1),17,5", "19beta1,19,0", "16,16,0" })
	void versionIsTheServersOwnWord(String told, int major, int minor) {
		assertThat(ServerVersion.of(told)).isEqualTo(new ServerVersion(major, minor));
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = "nonsense")
	void versionThatNobodyToldIsTheOldestThatHibernateSupports(@Nullable String told) {
		assertThat(ServerVersion.of(told)).isEqualTo(new ServerVersion(OLDEST.getMajor(), OLDEST.getMinor()));
	}

}

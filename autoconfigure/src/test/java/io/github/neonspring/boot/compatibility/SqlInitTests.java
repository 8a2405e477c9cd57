package io.github.neonspring.boot.compatibility;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.github.neonspring.boot.compatibility.lending.LendingApplication;
import io.github.neonspring.boot.compatibility.library.AuthorRepository;
import io.github.neonspring.boot.compatibility.library.LibraryApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for applications that initialize their database with {@code spring.sql.init}.
 */
class SqlInitTests {

	private static final String MODE = "spring.sql.init.mode=always";

	private static final String SCHEMA = "spring.sql.init.schema-locations=classpath:compatibility/schema.sql";

	private static final String DATA = "spring.sql.init.data-locations=classpath:compatibility/data.sql";

	@Test
	void scriptsRunAndFlywayWritesNothing() {
		try (Started application = Started.application(LendingApplication.class, neonUrl(), MODE, SCHEMA, DATA)) {
			assertThat(authors(application)).isOne();
			assertThat(application.hasTable("flyway_schema_history")).isFalse();
		}
	}

	@Test
	void scriptsRunBeforeJpaReadsTheSchema() {
		try (Started application = Started.application(LibraryApplication.class, neonUrl(), MODE, SCHEMA, DATA,
				"spring.jpa.hibernate.ddl-auto=update")) {
			assertThat(application.bean(AuthorRepository.class).count()).isOne();
		}
	}

	@Test
	void deferredScriptsRunAfterJpaHasWrittenTheSchema() {
		try (Started application = Started.application(LibraryApplication.class, neonUrl(), MODE, DATA,
				"spring.jpa.defer-datasource-initialization=true", "spring.jpa.hibernate.ddl-auto=create")) {
			assertThat(application.bean(AuthorRepository.class).count()).isOne();
			assertThat(application.hasTable("flyway_schema_history")).isFalse();
		}
	}

	@Test
	void scriptsRunAsAnotherUserOverTheSameTls() throws Exception {
		Endpoint.SIMULATOR.execute("create role initializer login password 'hush-init' superuser");
		try (Started application = Started.application(LendingApplication.class, neonUrl(), MODE, SCHEMA,
				"spring.sql.init.username=initializer", "spring.sql.init.password=hush-init")) {
			assertThat(owner(application)).isEqualTo("initializer");
		}
	}

	@Test
	void scriptsRunAsAnotherUserWithoutAPool() throws Exception {
		Endpoint.SIMULATOR.execute("create role lone_initializer login password 'hush-init' superuser");
		try (Started application = Started.application(LendingApplication.class, neonUrl(), MODE, SCHEMA,
				"neon.pool.preset=none", "spring.sql.init.username=lone_initializer",
				"spring.sql.init.password=hush-init")) {
			assertThat(owner(application)).isEqualTo("lone_initializer");
		}
	}

	private static String neonUrl() {
		return "neon.url=" + Endpoint.emptyDatabase();
	}

	private static long authors(Started application) {
		return application.bean(JdbcClient.class).sql("select count(*) from author").query(Long.class).single();
	}

	private static String owner(Started application) {
		return application.bean(JdbcClient.class)
			.sql("select tableowner from pg_tables where tablename = 'author'")
			.query(String.class)
			.single();
	}

}

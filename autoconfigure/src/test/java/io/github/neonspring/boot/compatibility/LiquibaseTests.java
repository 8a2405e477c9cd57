package io.github.neonspring.boot.compatibility;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for applications that change their schema with Liquibase.
 */
class LiquibaseTests {

	private static final String CHANGELOG = "spring.liquibase.change-log=classpath:compatibility/changelog.yaml";

	@Test
	void changelogIsAppliedAndFlywayWritesNothing() {
		try (Started application = Started.application(LiquibaseApplication.class,
				"neon.url=" + Endpoint.emptyDatabase(), CHANGELOG)) {
			assertThat(application.hasTable("shelf")).isTrue();
			assertThat(application.hasTable("flyway_schema_history")).isFalse();
		}
	}

	@Test
	void changelogIsAppliedByAUserOfItsOwn() throws Exception {
		Endpoint.SIMULATOR.execute("create role changer login password 'hush-change' superuser");
		try (Started application = Started.application(LiquibaseApplication.class,
				"neon.url=" + Endpoint.emptyDatabase(), CHANGELOG, "spring.liquibase.user=changer",
				"spring.liquibase.password=hush-change")) {
			assertThat(application.bean(JdbcClient.class)
				.sql("select tableowner from pg_tables where tablename = 'shelf'")
				.query(String.class)
				.single()).isEqualTo("changer");
		}
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration(
			exclude = { DataJpaRepositoriesAutoConfiguration.class, HibernateJpaAutoConfiguration.class })
	static class LiquibaseApplication {

	}

}

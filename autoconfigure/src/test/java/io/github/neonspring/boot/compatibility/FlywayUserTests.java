package io.github.neonspring.boot.compatibility;

import java.sql.SQLException;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.github.neonspring.boot.compatibility.lending.LendingApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for applications whose Flyway has a user of its own.
 */
class FlywayUserTests {

	@BeforeAll
	static void createUser() throws SQLException {
		Endpoint.SIMULATOR.execute("create role migrator login password 'hush-migrator' superuser");
	}

	@ParameterizedTest
	@ValueSource(strings = { "neon.pool.preset=development", "neon.pool.preset=none",
			"spring.datasource.connection-fetch=lazy" })
	void scriptsAreMigratedByThatUser(String property) {
		try (Started application = Started.application(LendingApplication.class, "neon.url=" + Endpoint.emptyDatabase(),
				property, "spring.flyway.locations=classpath:compatibility/{vendor}", "spring.flyway.user=migrator",
				"spring.flyway.password=hush-migrator")) {
			assertThat(application.bean(JdbcClient.class)
				.sql("select tableowner from pg_tables where tablename = 'vendor_specific'")
				.query(String.class)
				.single()).isEqualTo("migrator");
		}
	}

}

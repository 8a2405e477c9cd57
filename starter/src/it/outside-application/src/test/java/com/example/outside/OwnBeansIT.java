package com.example.outside;

import java.net.URI;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.TlsMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts the application with beans that say where its database is.
 */
class OwnBeansIT {

	private static NeonSimulator simulator;

	@BeforeAll
	static void startPostgres() {
		simulator = NeonSimulator.builder().tls(TlsMode.OFF).start();
	}

	@AfterAll
	static void stopPostgres() {
		simulator.close();
	}

	@Test
	void connectionDetailsWinOverEveryUrl() {
		try (ConfigurableApplicationContext context = run(OwnConnectionDetails.class)) {
			usesTheDatabase(context);
			assertThat(context.getBean(DataSource.class)).hasToString("NeonDataSource[127.0.0.1:%d/neondb]",
					simulator.port());
			assertThat(status(context, "neon")).isEqualTo(Status.UP);
			assertThat(status(context, "db")).isNull();
		}
	}

	@Test
	void ownDataSourceIsLeftAlone() {
		try (ConfigurableApplicationContext context = run(OwnDataSource.class)) {
			usesTheDatabase(context);
			assertThat(context.getBean(DataSource.class)).isExactlyInstanceOf(HikariDataSource.class);
			assertThat(status(context, "neon")).isNull();
			assertThat(status(context, "db")).isEqualTo(Status.UP);
			assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
				.noneMatch((name) -> name.startsWith("neon-keepalive"));
		}
	}

	private static ConfigurableApplicationContext run(Class<?> beans) {
		return new SpringApplicationBuilder(OutsideApplication.class, beans).run("--server.port=0",
				"--neon.url=postgresql://nobody@nowhere.invalid/nothing",
				"--neon.direct-url=postgresql://nobody@nowhere.invalid/other");
	}

	private static void usesTheDatabase(ConfigurableApplicationContext context) {
		NoteRepository notes = context.getBean(NoteRepository.class);
		long before = notes.count();
		notes.save(new Note("written"));
		assertThat(notes.count()).isEqualTo(before + 1);
	}

	private static Status status(ConfigurableApplicationContext context, String component) {
		var health = context.getBean(HealthEndpoint.class).healthForPath(component);
		return (health != null) ? health.getStatus() : null;
	}

	// Not @Configuration, which the application's own scan would find
	static class OwnConnectionDetails {

		@Bean
		JdbcConnectionDetails details() {
			return new JdbcConnectionDetails() {

				@Override
				public String getJdbcUrl() {
					return simulator.jdbcUrl();
				}

				@Override
				public String getUsername() {
					return null;
				}

				@Override
				public String getPassword() {
					return null;
				}

			};
		}

	}

	static class OwnDataSource {

		@Bean
		DataSource ownDataSource() {
			String[] credentials = URI.create(simulator.url()).getUserInfo().split(":");
			HikariDataSource dataSource = new HikariDataSource();
			// Hibernate prints the whole URL
			dataSource.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + simulator.port() + "/neondb?sslmode=disable");
			dataSource.setUsername(credentials[0]);
			dataSource.setPassword(credentials[1]);
			return dataSource;
		}

	}

}

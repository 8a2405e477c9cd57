package io.github.neonspring.boot.testkit.test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariCredentialsProvider;
import com.zaxxer.hikari.util.Credentials;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for databases other than the test's that beans of the application lead to.
 */
class OtherDatabasesTests {

	private static final ServerSocket REAL = listen();

	private static final String URL = "jdbc:postgresql://127.0.0.1:" + REAL.getLocalPort() + "/real";

	@AfterAll
	static void nobodyHasConnected() throws IOException {
		try (REAL) {
			REAL.setSoTimeout(1);
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(REAL::accept);
		}
	}

	@Test
	void detailsForMigrationsAreReplaced() {
		try (ConfigurableApplicationContext context = start(WithFlywayDetails.class)) {
			assertThat(notes(context)).isZero();
			assertThat(context.getBean(FlywayConnectionDetails.class)).hasToString("TestConnectionDetails");
		}
	}

	@Test
	void dataSourceForMigrationsIsRefused() {
		assertThatException().isThrownBy(() -> start(WithFlywayDataSource.class).close())
			.withStackTraceContaining("'migrations' leads to another PostgreSQL, not to the test database");
	}

	@Test
	void dataSourceOfACustomizerIsRefused() {
		assertThatException().isThrownBy(() -> start(WithCustomizer.class).close())
			.withStackTraceContaining("Flyway would migrate another database than the test database");
	}

	@Test
	void passwordOfAnotherProviderIsNotTriedHere() {
		String provider = "spring.datasource.hikari.credentials-provider-class-name=" + RealCredentials.class.getName();
		try (ConfigurableApplicationContext context = start(NoteApplication.class, provider)) {
			assertThat(notes(context)).isZero();
		}
	}

	private static ConfigurableApplicationContext start(Class<?> source, String... properties) {
		return new SpringApplicationBuilder(source).initializers(new TestDatabaseInitializer())
			.properties(properties)
			.run();
	}

	private static long notes(ConfigurableApplicationContext context) {
		return context.getBean(JdbcClient.class).sql("select count(*) from note").query(Long.class).single();
	}

	private static ServerSocket listen() {
		try {
			return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class WithFlywayDetails extends NoteApplication {

		@Bean
		FlywayConnectionDetails vault() {
			return new FlywayConnectionDetails() {

				@Override
				public String getJdbcUrl() {
					return URL;
				}

				@Override
				public @Nullable String getUsername() {
					return "real";
				}

				@Override
				public @Nullable String getPassword() {
					return "real";
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithFlywayDataSource extends NoteApplication {

		@Bean(defaultCandidate = false)
		@FlywayDataSource
		DataSource migrations() {
			return new DelegatingDataSource(new DriverManagerDataSource(URL));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithCustomizer extends NoteApplication {

		@Bean
		FlywayConfigurationCustomizer elsewhere() {
			return (configuration) -> configuration.dataSource(new DriverManagerDataSource(URL));
		}

	}

	/**
	 * A provider of credentials that no test may use.
	 */
	public static final class RealCredentials implements HikariCredentialsProvider {

		@Override
		public Credentials getCredentials() {
			return Credentials.of("real", "real");
		}

	}

}

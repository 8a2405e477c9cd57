package io.github.neonspring.boot.connection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import io.github.neonspring.boot.connection.driver.JdbcTarget;
import io.github.neonspring.boot.connection.string.EndpointKind;
import io.github.neonspring.boot.connection.string.InvalidConnectionStringException;
import io.github.neonspring.boot.connection.string.NoConnectionStringException;
import io.github.neonspring.boot.testkit.EmbeddedEndpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link NeonConnection}: which setting names the database, and that nothing
 * ever names another one.
 */
class NeonConnectionTests {

	private static final String NEON = "postgresql://app:hush-secret@ep-cool-darkness-a1b2c3d4-pooler.us-east-2.aws.neon.tech/main";

	private static final String OTHER = "postgresql://app:hush-secret@ep-old-river-e5f6a7b8.us-east-2.aws.neon.tech/main";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(NeonConnectionAutoConfiguration.class))
		.withClassLoader(new FilteredClassLoader(EmbeddedEndpoint.class));

	@Test
	void exportedVariableNamesTheDatabase() {
		shell("NEON_DATABASE_URL", NEON).run((context) -> {
			ResolvedConnection resolved = context.getBean(NeonConnection.class).resolve().orElseThrow();
			assertThat(resolved.source()).hasToString("NEON_DATABASE_URL");
			assertThat(resolved.main().kind()).isEqualTo(EndpointKind.NEON_POOLER);
			assertThat(resolved.direct().description()).startsWith("ep-cool-darkness-a1b2c3d4.us-east-2.aws.neon.tech");
			assertThat(resolved.direct().kind()).isEqualTo(EndpointKind.NEON_DIRECT);
		});
	}

	@Test
	void testPropertyBeatsTheShell() {
		shell("NEON_DATABASE_URL", NEON).withPropertyValues("spring.datasource.url=jdbc:postgresql://localhost/test")
			.run((context) -> {
				ResolvedConnection resolved = context.getBean(NeonConnection.class).resolve().orElseThrow();
				assertThat(resolved.source()).hasToString("spring.datasource.url");
				assertThat(resolved.main().description()).contains("localhost");
				assertThat(resolved.direct()).isEqualTo(resolved.main());
			});
	}

	@Test
	void testPropertyWithAnH2UrlBeatsTheShell() {
		shell("NEON_DATABASE_URL", NEON, "DATABASE_URL_UNPOOLED", OTHER)
			.withPropertyValues("spring.datasource.url=jdbc:h2:mem:test")
			.run((context) -> assertThat(context.getBean(NeonConnection.class).resolve()).isEmpty());
	}

	@Test
	void shellBeatsDefaultProperties() {
		shell("NEON_DATABASE_URL", NEON)
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addLast(new SystemEnvironmentPropertySource("applicationConfig",
						Map.of("spring.datasource.url", "jdbc:postgresql://localhost/test"))))
			.run((context) -> assertThat(source(context.getBean(NeonConnection.class))).isEqualTo("NEON_DATABASE_URL"));
	}

	@Test
	void neonUrlComesBeforeTheOthersInOnePropertySource() {
		shell("NEON_DATABASE_URL", OTHER, "NEON_URL", NEON, "SPRING_DATASOURCE_URL", "jdbc:h2:mem:test")
			.run((context) -> assertThat(source(context.getBean(NeonConnection.class))).isEqualTo("neon.url"));
	}

	@Test
	void databaseUrlComesLast() {
		shell("DATABASE_URL", OTHER)
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addLast(new SystemEnvironmentPropertySource("applicationConfig",
						Map.of("spring.datasource.url", "jdbc:postgresql://localhost/test"))))
			.run((context) -> assertThat(source(context.getBean(NeonConnection.class)))
				.isEqualTo("spring.datasource.url"));
		shell("DATABASE_URL", OTHER)
			.run((context) -> assertThat(source(context.getBean(NeonConnection.class))).isEqualTo("DATABASE_URL"));
	}

	@Test
	void emptyVariableIsNoSetting() {
		shell("NEON_DATABASE_URL", " ", "DATABASE_URL", OTHER)
			.run((context) -> assertThat(source(context.getBean(NeonConnection.class))).isEqualTo("DATABASE_URL"));
	}

	@Test
	void connectionDetailsOfTheApplicationWinAndNothingExportedStandsBesideThem() {
		shell("NEON_DATABASE_URL", NEON, "DATABASE_URL_UNPOOLED", OTHER, "NEON_DIRECT_URL", OTHER,
				"NEON_READ_REPLICA_URLS", OTHER)
			.withUserConfiguration(ContainerConfiguration.class)
			.run((context) -> {
				ResolvedConnection resolved = context.getBean(NeonConnection.class).resolve().orElseThrow();
				assertThat(resolved.main().description()).startsWith("localhost:5555/container");
				assertThat(resolved.direct()).isEqualTo(resolved.main());
				assertThat(resolved.replicas()).isEmpty();
				assertThat(resolved.main().properties()).containsEntry("user", "tester")
					.containsEntry("password", "hush-tested");
			});
	}

	@Test
	void springDatasourceUrlHasNothingExportedBesideIt() {
		shell("DATABASE_URL_UNPOOLED", OTHER, "NEON_READ_REPLICA_URLS", OTHER)
			.withPropertyValues("spring.datasource.url=jdbc:postgresql://localhost/test",
					"spring.datasource.username=me", "spring.datasource.password=hush-mine")
			.run((context) -> {
				ResolvedConnection resolved = context.getBean(NeonConnection.class).resolve().orElseThrow();
				assertThat(resolved.direct()).isEqualTo(resolved.main());
				assertThat(resolved.replicas()).isEmpty();
				assertThat(resolved.main().properties()).containsEntry("user", "me")
					.containsEntry("password", "hush-mine");
			});
	}

	@Test
	void directUrlOfAnotherEndpointFails() {
		shell("NEON_DATABASE_URL", NEON, "DATABASE_URL_UNPOOLED", OTHER).run((context) -> {
			NeonConnection connection = context.getBean(NeonConnection.class);
			assertThatExceptionOfType(InvalidConnectionStringException.class).isThrownBy(connection::resolve)
				.withMessageContaining("DATABASE_URL_UNPOOLED")
				.withMessageContaining("ep-old-river")
				.withMessageContaining("ep-cool-darkness")
				.withMessageNotContaining("secret");
		});
	}

	@Test
	void directUrlOfAnotherMachineFails() {
		shell("NEON_DATABASE_URL", "postgresql://app:hush-secret@localhost/main", "DATABASE_URL_UNPOOLED",
				"postgresql://app:hush-secret@db.example.com/main")
			.run((context) -> assertThatExceptionOfType(InvalidConnectionStringException.class)
				.isThrownBy(context.getBean(NeonConnection.class)::resolve)
				.withMessageContaining("db.example.com"));
	}

	@Test
	void directUrlOfTheSameEndpointIsUsed() {
		shell("NEON_DATABASE_URL", NEON, "NEON_DIRECT_URL", NEON.replace("-pooler", "").replace("app:", "owner:"))
			.run((context) -> assertThat(
					context.getBean(NeonConnection.class).resolve().orElseThrow().direct().properties())
				.containsEntry("user", "owner"));
	}

	@Test
	void replicaOfAnotherDatabaseFails() {
		shell("NEON_DATABASE_URL", NEON, "NEON_READ_REPLICA_URLS", OTHER + "," + OTHER.replace("/main", "/other"))
			.run((context) -> assertThatExceptionOfType(InvalidConnectionStringException.class)
				.isThrownBy(context.getBean(NeonConnection.class)::resolve)
				.withMessageContaining("neon.read-replica-urls")
				.withMessageContaining("/other"));
	}

	@Test
	void replicasMayBeOtherEndpoints() {
		shell("NEON_DATABASE_URL", NEON, "NEON_READ_REPLICA_URLS", OTHER)
			.run((context) -> assertThat(context.getBean(NeonConnection.class).resolve().orElseThrow().replicas())
				.extracting(JdbcTarget::description)
				.singleElement()
				.asString()
				.startsWith("ep-old-river"));
	}

	@Test
	void replicaUrlsMayHoldCommas() {
		String hosts = "postgresql://app:hush-s,,ecret@db1.example.com:5432,db2.example.com:5433/main?target_session_attrs=any";
		shell("NEON_DATABASE_URL", NEON, "NEON_READ_REPLICA_URLS", hosts + "," + OTHER + ",,").run((context) -> {
			List<JdbcTarget> replicas = context.getBean(NeonConnection.class).resolve().orElseThrow().replicas();
			assertThat(replicas).hasSize(2);
			assertThat(replicas.get(0).description()).contains("db1.example.com", "db2.example.com");
			assertThat(replicas.get(0).properties()).containsEntry("password", "hush-s,,ecret");
			assertThat(replicas.get(1).description()).startsWith("ep-old-river");
		});
	}

	@Test
	void credentialsOfTheirOwnWinOverTheUrls() {
		shell("NEON_DATABASE_URL", NEON, "NEON_USERNAME", "rotated", "NEON_PASSWORD", "hush-anew").run((context) -> {
			ResolvedConnection resolved = context.getBean(NeonConnection.class).resolve().orElseThrow();
			assertThat(resolved.main().properties()).containsEntry("user", "rotated")
				.containsEntry("password", "hush-anew");
			assertThat(resolved.direct().properties()).containsEntry("user", "rotated");
		});
	}

	@Test
	void malformedStringIsAnErrorThatNamesTheSetting() {
		shell("NEON_DATABASE_URL", "mysql://app:hush-secret@host/db")
			.run((context) -> assertThatExceptionOfType(InvalidConnectionStringException.class)
				.isThrownBy(context.getBean(NeonConnection.class)::resolve)
				.withMessageStartingWith("NEON_DATABASE_URL: ")
				.withMessageNotContaining("secret"));
	}

	@Test
	void nothingSetIsAnErrorThatSaysWhatToSet() {
		shell().withClassLoader(new FilteredClassLoader(EmbeddedEndpoint.class, org.h2.Driver.class))
			.run((context) -> assertThatExceptionOfType(NoConnectionStringException.class)
				.isThrownBy(context.getBean(NeonConnection.class)::resolve)
				.withMessageContaining("NEON_DATABASE_URL"));
	}

	@Test
	void nothingSetBesideAnEmbeddedDatabaseIsSpringBootsBusiness() {
		shell().run((context) -> assertThat(context.getBean(NeonConnection.class).resolve()).isEmpty());
	}

	@Test
	void applicationNameTellsInstancesApart() {
		shell("NEON_DATABASE_URL", NEON).withPropertyValues("spring.application.name=orders")
			.run((context) -> assertThat(context.getBean(NeonConnection.class)
				.resolve()
				.orElseThrow()
				.main()
				.properties()
				.getProperty("ApplicationName")).matches("orders-[0-9a-f]{8}"));
	}

	@Test
	void disabledMeansAbsent() {
		shell("NEON_DATABASE_URL", NEON).withPropertyValues("neon.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(NeonConnection.class));
	}

	private ApplicationContextRunner shell(String... variables) {
		Map<String, Object> values = new LinkedHashMap<>();
		for (int i = 0; i < variables.length; i += 2) {
			values.put(variables[i], variables[i + 1]);
		}
		return this.contextRunner.withInitializer((context) -> context.getEnvironment()
			.getPropertySources()
			.replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment", values)));
	}

	private static String source(NeonConnection connection) {
		return connection.resolve().orElseThrow().source().toString();
	}

	@Configuration(proxyBeanMethods = false)
	static class ContainerConfiguration {

		@Bean
		JdbcConnectionDetails containerConnectionDetails() {
			return new JdbcConnectionDetails() {

				@Override
				public String getUsername() {
					return "tester";
				}

				@Override
				public String getPassword() {
					return "hush-tested";
				}

				@Override
				public String getJdbcUrl() {
					return "jdbc:postgresql://localhost:5555/container?loggerLevel=OFF";
				}

			};
		}

	}

}

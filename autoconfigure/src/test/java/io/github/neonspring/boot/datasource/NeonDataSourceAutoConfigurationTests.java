package io.github.neonspring.boot.datasource;

import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.compute.Keepalive;
import io.github.neonspring.boot.compute.NeonComputeAutoConfiguration;
import io.github.neonspring.boot.compute.NeonKeepaliveAutoConfiguration;
import io.github.neonspring.boot.connection.NeonConnectionAutoConfiguration;
import io.github.neonspring.boot.connection.string.NoConnectionStringException;
import io.github.neonspring.boot.guard.NeonGuardAutoConfiguration;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.pool.NeonPoolAutoConfiguration;
import io.github.neonspring.boot.resilience.NeonResilienceAutoConfiguration;
import io.github.neonspring.boot.testkit.EmbeddedEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NeonDataSourceAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class NeonDataSourceAutoConfigurationTests {

	private static final String URL = "neon.url=postgresql://app:hush-hidden@127.0.0.1:1/main?sslmode=disable";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withClassLoader(new FilteredClassLoader(EmbeddedEndpoint.class))
		.withConfiguration(AutoConfigurations.of(NeonConnectionAutoConfiguration.class, NeonPoolAutoConfiguration.class,
				NeonComputeAutoConfiguration.class, NeonKeepaliveAutoConfiguration.class,
				NeonResilienceAutoConfiguration.class, NeonGuardAutoConfiguration.class,
				NeonDataSourceAutoConfiguration.class, DataSourceAutoConfiguration.class,
				DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class))
		.withPropertyValues("neon.pool.warm-up=false");

	@Test
	void oneUrlGivesADataSourceATransactionTemplateAndAKeepalive() {
		this.contextRunner.withPropertyValues(URL)
			.run((context) -> assertThat(context).hasSingleBean(DataSource.class)
				.hasSingleBean(TransactionTemplate.class)
				.hasSingleBean(Keepalive.class)
				.hasSingleBean(ComputeActivity.class)
				.getBean(DataSource.class)
				.isInstanceOf(NeonDataSource.class));
	}

	@ParameterizedTest
	@CsvSource({ "prod, 10, 30", "production, 10, 30", "test, 1, 2", "serverless, 0, 5", "staging, 5, 15" })
	void profileChoosesThePreset(String profile, int kept, int maximum) {
		this.contextRunner.withPropertyValues(URL, "spring.profiles.active=" + profile).run((context) -> {
			HikariDataSource hikari = hikari(context.getBean(DataSource.class));
			assertThat(hikari.getMinimumIdle()).isEqualTo(kept);
			assertThat(hikari.getMaximumPoolSize()).isEqualTo(maximum);
			assertThat(hikari.getKeepaliveTime()).isZero();
		});
	}

	@Test
	void presetOfTheApplicationWinsOverTheProfile() {
		this.contextRunner.withPropertyValues(URL, "spring.profiles.active=prod", "neon.pool.preset=test")
			.run((context) -> assertThat(hikari(context.getBean(DataSource.class)).getMaximumPoolSize()).isEqualTo(2));
	}

	@Test
	void hikariPropertiesWinKeyByKey() {
		this.contextRunner
			.withPropertyValues(URL, "spring.datasource.hikari.maximum-pool-size=3",
					"spring.datasource.hikari.max-lifetime=123456", "spring.datasource.hikari.pool-name=mine")
			.run((context) -> {
				HikariDataSource hikari = hikari(context.getBean(DataSource.class));
				assertThat(hikari.getMaximumPoolSize()).isEqualTo(3);
				assertThat(hikari.getMinimumIdle()).isEqualTo(3);
				assertThat(hikari.getMaxLifetime()).isEqualTo(123_456);
				assertThat(hikari.getPoolName()).isEqualTo("mine");
				assertThat(hikari.getKeepaliveTime()).isZero();
			});
	}

	@Test
	void nothingIsKeptWhereTheComputeMaySleepFromTheStart() {
		this.contextRunner.withPropertyValues(URL, "neon.keepalive.mode=off").run((context) -> {
			HikariDataSource hikari = hikari(context.getBean(DataSource.class));
			assertThat(hikari.getMinimumIdle()).isZero();
			assertThat(hikari.getInitializationFailTimeout()).isEqualTo(-1);
		});
	}

	@Test
	void driverPropertiesReachTheDriver() {
		this.contextRunner.withPropertyValues(URL, "spring.datasource.hikari.data-source-properties.prepareThreshold=0")
			.run((context) -> {
				DataSource below = hikari(context.getBean(DataSource.class)).getDataSource();
				while (below instanceof DelegatingDataSource delegating) {
					below = delegating.getTargetDataSource();
				}
				assertThat(below).extracting("target.properties")
					.asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
					.containsEntry("prepareThreshold", "0");
			});
	}

	@Test
	void decisionIsToldInOneLineWithoutSecrets(CapturedOutput output) {
		this.contextRunner.withPropertyValues(URL)
			.run((context) -> assertThat(
					output.toString().lines().filter((line) -> line.contains("Database 127.0.0.1")))
				.singleElement()
				.asString()
				.contains("neon.url", "preset development", "TLS disable", "keepalive while-used")
				.doesNotContain("hush-hidden"));
		assertThat(output).doesNotContain("hush-hidden");
	}

	@Test
	void settingsThatKeepTheComputeAwakeAreNamed(CapturedOutput output) {
		this.contextRunner
			.withPropertyValues(URL, "spring.datasource.hikari.keepalive-time=60000",
					"spring.datasource.hikari.minimum-idle=4")
			.run((context) -> assertThat(context.getBean(NeonPool.class).wakefulKeys()).hasSize(2));
		assertThat(output).containsOnlyOnce("spring.datasource.hikari.keepalive-time=60000")
			.containsOnlyOnce("spring.datasource.hikari.minimum-idle=4");
	}

	@Test
	void settingsThatKeepTheComputeAwakeAreFineWhenItIsKeptAwake(CapturedOutput output) {
		this.contextRunner
			.withPropertyValues(URL, "neon.keepalive.mode=always", "spring.datasource.hikari.keepalive-time=60000")
			.run((context) -> assertThat(output).doesNotContain("keepalive-time=60000"));
	}

	@Test
	void lazyConnectionFetchIsHonoured() {
		this.contextRunner.withPropertyValues(URL, "spring.datasource.connection-fetch=lazy").run((context) -> {
			assertThat(context.getBean(DataSource.class)).isInstanceOf(LazyConnectionDataSourceProxy.class);
			assertThat(hikari(context.getBean(DataSource.class)).getMaximumPoolSize()).isEqualTo(15);
		});
	}

	@Test
	void backsOffForADataSourceOfTheApplication() {
		this.contextRunner.withPropertyValues(URL)
			.withUserConfiguration(OwnDataSourceConfiguration.class)
			.run((context) -> assertThat(context).hasSingleBean(DriverManagerDataSource.class)
				.hasSingleBean(DataSource.class)
				.doesNotHaveBean(NeonPool.class)
				.doesNotHaveBean(Keepalive.class));
	}

	@Test
	void urlThatIsNotPostgresIsSpringBootsBusiness() {
		this.contextRunner
			.withPropertyValues("spring.datasource.url=jdbc:h2:mem:plain",
					"spring.datasource.hikari.max-lifetime=98765")
			.run((context) -> {
				assertThat(context.getBean(DataSource.class)).isInstanceOf(HikariDataSource.class);
				HikariDataSource hikari = context.getBean(HikariDataSource.class);
				assertThat(hikari.getMaximumPoolSize()).isEqualTo(10);
				assertThat(hikari.getMaxLifetime()).isEqualTo(98_765);
				assertThat(hikari.getKeepaliveTime()).isEqualTo(120_000);
				assertThat(context.getBean(NeonPool.class).isOpen()).isFalse();
			});
	}

	@Test
	void embeddedDatabaseOfSpringBootIsUsedWhereNothingIsSet() {
		this.contextRunner
			.withInitializer((context) -> context.getEnvironment().getPropertySources().remove("systemEnvironment"))
			.run((context) -> assertThat(context.getBean(DataSource.class).getConnection().getMetaData().getURL())
				.startsWith("jdbc:h2:mem:"));
	}

	@Test
	void nothingSetAtAllFails() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(EmbeddedEndpoint.class, org.h2.Driver.class))
			.withInitializer((context) -> context.getEnvironment().getPropertySources().remove("systemEnvironment"))
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseInstanceOf(NoConnectionStringException.class));
	}

	@Test
	void anotherPoolIsSpringBootsBusiness() {
		this.contextRunner
			.withPropertyValues("spring.datasource.url=jdbc:postgresql://127.0.0.1:1/main",
					"spring.datasource.type=org.springframework.jdbc.datasource.DriverManagerDataSource")
			.run((context) -> assertThat(context).hasSingleBean(DriverManagerDataSource.class)
				.doesNotHaveBean(NeonPool.class));
	}

	@Test
	void disabledGivesPlainSpringBootBack() {
		this.contextRunner
			.withPropertyValues("neon.enabled=false", "spring.datasource.url=jdbc:postgresql://127.0.0.1:1/main")
			.run((context) -> {
				assertThat(context).hasSingleBean(HikariDataSource.class).doesNotHaveBean(NeonPool.class);
				assertThat(context.getBean(HikariDataSource.class).getMaximumPoolSize()).isEqualTo(10);
			});
	}

	@Test
	void nothingSecretIsInAnyBeansText() {
		this.contextRunner.withPropertyValues(URL)
			.run((context) -> assertThat(List.of(context.getBeanDefinitionNames()))
				.allSatisfy((name) -> assertThat(String.valueOf(context.getBean(name))).doesNotContain("hush-hidden")));
	}

	private static HikariDataSource hikari(DataSource dataSource) throws SQLException {
		assertThat(dataSource.isWrapperFor(HikariDataSource.class)).isTrue();
		return dataSource.unwrap(HikariDataSource.class);
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnDataSourceConfiguration {

		@Bean
		DriverManagerDataSource applicationDataSource() {
			return new DriverManagerDataSource("jdbc:h2:mem:own");
		}

	}

}

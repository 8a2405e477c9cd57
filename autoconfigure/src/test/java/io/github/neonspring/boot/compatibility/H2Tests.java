package io.github.neonspring.boot.compatibility;

import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.jdbc.EmbeddedDatabaseConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.neonspring.boot.compatibility.lending.LendingApplication;
import io.github.neonspring.boot.compatibility.library.Author;
import io.github.neonspring.boot.compatibility.library.AuthorRepository;
import io.github.neonspring.boot.compatibility.library.LibraryApplication;
import io.github.neonspring.boot.compute.Keepalive;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.query.RunningTransactions;
import io.github.neonspring.boot.testkit.NeonSimulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for applications on H2, as many use it in their tests.
 */
class H2Tests {

	private static final String H2 = "spring.datasource.url=jdbc:h2:mem:compatibility";

	private static final String NO_SIMULATOR = "neon.simulator.enabled=false";

	private static NeonSimulator exported;

	@BeforeAll
	static void startSimulator() {
		exported = NeonSimulator.start();
	}

	@AfterAll
	static void closeSimulator() {
		exported.close();
	}

	@AfterEach
	void endpointIsLeftAlone() {
		assertThat(exported.stats().connects()).isZero();
	}

	@Test
	void urlOfH2LeavesNothingOfOursActive() {
		try (Started application = Started.application(LendingApplication.class, H2)) {
			assertPlain(application);
		}
	}

	@Test
	void urlOfH2BeatsAnExportedNeonUrl() {
		Shell shell = Shell.exporting("NEON_DATABASE_URL", exported.url());
		try (Started application = Started.application(shell, LendingApplication.class, H2)) {
			assertPlain(application);
		}
	}

	@Test
	void h2IsTheDefaultWhereNothingIsConfigured() {
		try (Started application = Started.application(LendingApplication.class, NO_SIMULATOR)) {
			assertPlain(application);
		}
	}

	@Test
	void embeddedDatabaseThatTheApplicationChoosesWinsOverTheTestkit() {
		try (Started application = Started.application(LendingApplication.class,
				"spring.datasource.embedded-database-connection=h2")) {
			assertPlain(application);
		}
	}

	@Test
	void jpaCreatesItsSchemaInH2() {
		try (Started application = Started.application(LibraryApplication.class, NO_SIMULATOR)) {
			application.bean(AuthorRepository.class).save(new Author("Ursula", "The Dispossessed"));
			assertThat(application.bean(AuthorRepository.class).count()).isOne();
		}
	}

	@Test
	void scriptsOfH2AreMigrated() {
		try (Started application = Started.application(LendingApplication.class, H2 + "-vendor",
				"spring.flyway.locations=classpath:compatibility/{vendor}")) {
			assertThat(application.bean(JdbcClient.class)
				.sql("select count(*) from \"flyway_schema_history\" where \"version\" = '1'")
				.query(Long.class)
				.single()).isOne();
		}
	}

	@Test
	void poolIsTheOneOfPlainSpringBoot() {
		try (Started application = Started.application(LendingApplication.class, H2 + "-pool",
				"spring.datasource.name=library", "spring.datasource.hikari.maximum-pool-size=3")) {
			HikariDataSource pool = application.bean(HikariDataSource.class);
			assertThat(pool.getPoolName()).isEqualTo("library");
			assertThat(pool.getMaximumPoolSize()).isEqualTo(3);
			assertThat(pool.getMinimumIdle()).isEqualTo(3);
		}
	}

	@Test
	void connectionsAreFetchedLazilyWhereTheApplicationSaysSo() {
		try (Started application = Started.application(LendingApplication.class, H2 + "-lazy",
				"spring.datasource.connection-fetch=lazy")) {
			assertThat(application.bean(DataSource.class)).isInstanceOf(LazyConnectionDataSourceProxy.class);
		}
	}

	private static void assertPlain(Started application) {
		assertThat(EmbeddedDatabaseConnection.isEmbedded(application.bean(DataSource.class))).isTrue();
		assertThat(application.bean(NeonPool.class).isOpen()).isFalse();
		assertThat(application.bean(Keepalive.class).pings()).isZero();
		HealthContributorRegistry health = application.bean(HealthContributorRegistry.class);
		assertThat(health.getContributor("db")).isNotNull();
		assertThat(health.getContributor("neon")).isNull();
		assertUnobserved(application);
	}

	private static void assertUnobserved(Started application) {
		new TransactionTemplate(application.bean(PlatformTransactionManager.class)).executeWithoutResult(
				(status) -> assertThat(application.bean(RunningTransactions.class).currentName()).isEqualTo("unnamed"));
		MeterRegistry meters = application.bean(MeterRegistry.class);
		assertThat(meters.find("neon.transaction").meters()).isEmpty();
		for (String estimate : List.of("awake", "asleep", "hours", "hours.saved")) {
			assertThat(meters.get("neon.compute." + estimate).gauge().value()).as(estimate).isZero();
		}
	}

}

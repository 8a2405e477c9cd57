package io.github.neonspring.boot.promise;

import java.sql.SQLException;
import java.util.stream.IntStream;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.neonspring.boot.budget.ConnectionBudget;
import io.github.neonspring.boot.hibernate.SequenceMismatchException;
import io.github.neonspring.boot.migration.MigrationReport;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.SimulatorStats;
import io.github.neonspring.boot.testkit.TlsMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a start costs, and what many rows cost, in plain text.
 */
@ExtendWith(OutputCaptureExtension.class)
class BootRoundTripsTests {

	private static final String THREE = "spring.flyway.locations=classpath:db/three";

	private static final String PRODUCTION = "neon.pool.preset=production";

	private static NeonSimulator simulator;

	private static String url;

	@BeforeAll
	static void startSimulator() {
		simulator = NeonSimulator.builder().tls(TlsMode.OFF).start();
		url = simulator.url();
	}

	@AfterAll
	static void closeSimulator() {
		simulator.close();
	}

	@BeforeEach
	void emptySchema() throws SQLException {
		simulator.execute("drop owned by neondb_owner cascade");
		simulator.execute("create schema if not exists public authorization neondb_owner");
	}

	@Test
	void startWithTheFirstMigration() {
		SimulatorStats before = simulator.stats();
		try (ConfigurableApplicationContext context = start(THREE, PRODUCTION, "spring.flyway.target=1")) {
			awaitKeptConnections(context);
			assertThat(context.getBean(MigrationReport.class).count()).isOne();
			assertThat(simulator.stats().minus(before).roundTrips()).isLessThanOrEqualTo(90);
		}
	}

	@Test
	void startWithTheMigrationsApplied() {
		start(THREE).close();
		SimulatorStats before = simulator.stats();
		try (ConfigurableApplicationContext context = start(THREE, PRODUCTION)) {
			awaitKeptConnections(context);
			assertThat(context.getBean(MigrationReport.class).count()).isZero();
			assertThat(simulator.stats().minus(before).roundTrips()).isLessThanOrEqualTo(36);
		}
	}

	@Test
	void checkOfTheConnectionBudgetCostsOneMoreAfterTheStart() {
		start(THREE).close();
		SimulatorStats before = simulator.stats();
		try (ConfigurableApplicationContext context = start(THREE, PRODUCTION, "neon.pool.budget=warn",
				"neon.pool.budget-delay=0s", "spring.datasource.hikari.maximum-pool-size=10")) {
			awaitKeptConnections(context);
			Awaitility.await().until(() -> context.getBean(ConnectionBudget.class).last().isPresent());
			assertThat(simulator.stats().minus(before).roundTrips()).isLessThanOrEqualTo(36 + 1);
		}
	}

	@Test
	void sequenceThatWouldGiveIdsTwiceStopsTheStart(CapturedOutput output) throws SQLException {
		start(THREE).close();
		simulator.execute("alter sequence note_seq increment by 1");
		assertThatExceptionOfType(SequenceMismatchException.class).isThrownBy(() -> start(THREE).close());
		assertThat(output).contains("ALTER SEQUENCE note_seq INCREMENT BY 50");
		start(THREE, "spring.jpa.properties.hibernate.id.sequence.increment_size_mismatch_strategy=none").close();
	}

	@Test
	void lazyStartOpensNoConnection() {
		simulator.suspend();
		SimulatorStats before = simulator.stats();
		try (ConfigurableApplicationContext context = NotesApplication.run(WebApplicationType.SERVLET, url,
				"spring.flyway.enabled=false", "neon.connect.lazy=true", PRODUCTION)) {
			assertThat(context.getBean(NeonPool.class).isOpen()).isTrue();
			assertThat(simulator.stats().minus(before).connects()).isZero();
			assertThat(simulator.isAwake()).isFalse();
			assertThat(context.getBean(EntityManager.class).createNativeQuery("select 1").getSingleResult())
				.isEqualTo(1);
		}
	}

	@Test
	void thousandRowsOfOneEntity() {
		try (ConfigurableApplicationContext context = start(THREE, "neon.pool.preset=test")) {
			insert(context, 1);
			SimulatorStats before = simulator.stats();
			insert(context, 1000);
			assertThat(simulator.stats().minus(before).roundTrips()).isLessThanOrEqualTo(26);
		}
	}

	private static void insert(ConfigurableApplicationContext context, int count) {
		EntityManager entities = SharedEntityManagerCreator
			.createSharedEntityManager(context.getBean(EntityManagerFactory.class));
		context.getBean(TransactionTemplate.class)
			.executeWithoutResult(
					(status) -> IntStream.range(0, count).forEach((i) -> entities.persist(new Note("note " + i))));
	}

	private static ConfigurableApplicationContext start(String... properties) {
		return NotesApplication.run(WebApplicationType.NONE, url, properties);
	}

	private static void awaitKeptConnections(ConfigurableApplicationContext context) {
		Awaitility.await().until(() -> context.getBean(NeonPool.class).snapshot().size() == 10);
	}

}

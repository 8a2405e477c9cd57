package io.github.neonspring.boot.fresh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;
import org.springframework.cache.CacheManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.test.NeonTest;
import io.github.neonspring.boot.testkit.test.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the starter and JPA on a database that is replaced beneath them, with H2 on
 * the class path and every setting that could name another database.
 */
@DataJpaTest(properties = { "spring.flyway.locations=classpath:db/fresh", "spring.liquibase.enabled=false" })
@NeonTest
@Timeout(120)
class FreshDatabaseTests {

	private static final ServerSocket REAL = listen();

	@Autowired
	private TestEntityManager entities;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TestDatabase database;

	@DynamicPropertySource
	static void nameARealDatabase(DynamicPropertyRegistry registry) {
		String address = "127.0.0.1:" + REAL.getLocalPort() + "/real";
		Stream.of("neon.url", "neon.direct-url", "neon.read-replica-urls[0]", "NEON_DATABASE_URL")
			.forEach((name) -> registry.add(name, () -> "postgresql://u:hush-fresh@" + address));
		Stream.of("spring.datasource.url", "spring.datasource.hikari.jdbc-url", "spring.flyway.url")
			.forEach((name) -> registry.add(name, () -> "jdbc:postgresql://" + address));
		Stream.of("neon.username", "spring.datasource.username", "spring.flyway.user")
			.forEach((name) -> registry.add(name, () -> "real"));
	}

	@AfterAll
	static void nobodyHasConnected() throws IOException {
		try (REAL) {
			REAL.setSoTimeout(1);
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(REAL::accept);
		}
	}

	@Test
	void entityIsStoredAndRolledBack() {
		assertThat(Objects.requireNonNull(this.entities.persistFlushFind(new Seat("window")).getId())).isPositive();
		assertThat(this.jdbc.sql("select version()").query(String.class).single()).startsWith("PostgreSQL 1");
	}

	@Test
	@Transactional(propagation = Propagation.NOT_SUPPORTED)
	void idsThatHibernateHoldsInMemoryNeverCollide(@Autowired PlatformTransactionManager manager) {
		TransactionTemplate transaction = new TransactionTemplate(manager);
		for (int round = 0; round < 4; round++) {
			this.database.renew();
			assertThat(seats()).isZero();
			transaction.executeWithoutResult((status) -> IntStream.range(0, 70)
				.forEach((number) -> this.entities.getEntityManager().persist(new Seat("seat " + number))));
			assertThat(seats()).isEqualTo(70);
			assertThat(this.jdbc.sql("select min(id) from seat").query(Long.class).single()).isPositive();
		}
	}

	@Test
	@Transactional(propagation = Propagation.NOT_SUPPORTED)
	void whatWasKeptOfTheOldDatabaseIsForgotten(@Autowired CacheManager caches,
			@Autowired SeatApplication application) {
		int before = application.renewals();
		Objects.requireNonNull(caches.getCache("seats")).put("aisle", 7L);
		this.database.renew();
		assertThat(Objects.requireNonNull(caches.getCache("seats")).get("aisle")).isNull();
		assertThat(application.renewals() - before).isOne();
	}

	@Test
	@Transactional(propagation = Propagation.NOT_SUPPORTED)
	void starterRecoversFromFaults(@Autowired NeonSimulator endpoint, @Autowired DataSource dataSource)
			throws Exception {
		HikariDataSource pool = dataSource.unwrap(HikariDataSource.class);
		assertThat(pool.getMaximumPoolSize()).isEqualTo(2);
		endpoint.suspend();
		assertThat(seats()).isNotNegative();
		endpoint.kill();
		Awaitility.await().until(() -> endpoint.openSessions() == 0);
		assertThat(seats()).isNotNegative();
		this.database.renew();
		assertThat(seats()).isZero();
	}

	private long seats() {
		return this.jdbc.sql("select count(*) from seat").query(Long.class).single();
	}

	private static ServerSocket listen() {
		try {
			return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

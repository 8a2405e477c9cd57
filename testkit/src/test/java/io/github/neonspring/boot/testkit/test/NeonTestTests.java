package io.github.neonspring.boot.testkit.test;

import java.time.Duration;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.jdbc.Sql;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.neonspring.boot.testkit.NeonSimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for {@link NeonTest}: what a class finds and may do, on plain Spring Boot.
 */
@SpringBootTest(classes = NoteApplication.class, properties = "spring.datasource.url=jdbc:postgresql://real.example/db")
@NeonTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NeonTestTests {

	private final JdbcClient jdbc;

	private final NeonSimulator endpoint;

	private final TestDatabase database;

	NeonTestTests(@Autowired JdbcClient jdbc, @Autowired NeonSimulator endpoint, @Autowired TestDatabase database) {
		this.jdbc = jdbc;
		this.endpoint = endpoint;
		this.database = database;
	}

	@Test
	@Order(1)
	void rowsOfOneMethodAreThereForTheNext() {
		write("one");
		assertThat(notes()).isOne();
	}

	@Test
	@Order(2)
	@Transactional
	@Sql(statements = "insert into note (text) values ('script')")
	void scriptAndTransactionAreRolledBack() {
		write("two");
		assertThat(notes()).isEqualTo(3);
	}

	@Test
	@Order(3)
	void poolIsSmallAndTellsItsName(@Autowired HikariDataSource pool) {
		assertThat(notes()).isOne();
		assertThat(pool.getMaximumPoolSize()).isEqualTo(2);
		assertThat(this.jdbc.sql("show application_name").query(String.class).single())
			.matches("neon-test-fork-\\d+-worker-\\d+");
		assertThat(this.jdbc.sql("select current_database()").query(String.class).single())
			.isEqualTo(this.database.name());
	}

	@Test
	@Order(4)
	void computeIsSuspendedAndWakes() {
		long wakes = this.endpoint.stats().wakes();
		this.endpoint.suspend();
		this.database.renew();
		assertThat(notes()).isZero();
		assertThat(this.endpoint.stats().wakes() - wakes).isPositive();
	}

	@Test
	@Order(5)
	void answerToACommitIsLost(@Autowired PlatformTransactionManager manager) {
		this.endpoint.loseNextCommitAnswer();
		TransactionTemplate transaction = new TransactionTemplate(manager);
		assertThatException().isThrownBy(() -> transaction.executeWithoutResult((status) -> write("lost")));
		assertThat(notes()).isOne();
	}

	@Test
	@Order(6)
	void faultsEndWithTheDatabase() {
		this.endpoint.latency(Duration.ofSeconds(30));
		this.endpoint.down();
		this.database.renew();
		assertThat(notes()).isZero();
		write("last");
	}

	private void write(String text) {
		this.jdbc.sql("insert into note (text) values (?)").param(text).update();
	}

	private long notes() {
		return this.jdbc.sql("select count(*) from note").query(Long.class).single();
	}

	@Nested
	class WithinTheClass {

		@Test
		void rowsOfTheClassAroundAreThere() {
			assertThat(notes()).isOne();
		}

	}

	@Nested
	@TestPropertySource(properties = "of-its-own=true")
	class WithAConfigurationOfItsOwn {

		@Test
		void databaseIsAnother(@Autowired JdbcClient jdbc) {
			assertThat(jdbc.sql("select count(*) from note").query(Long.class).single()).isZero();
			jdbc.sql("insert into note (text) values ('own')").update();
		}

	}

	@Nested
	@TestPropertySource(properties = "of-its-own=true")
	class WithTheSameConfiguration {

		@Test
		void databaseIsFreshAgain(@Autowired JdbcClient jdbc) {
			assertThat(jdbc.sql("select count(*) from note").query(Long.class).single()).isZero();
			jdbc.sql("insert into note (text) values ('same')").update();
		}

	}

}

package io.github.neonspring.boot.compatibility;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.neonspring.boot.compatibility.lending.Loan;
import io.github.neonspring.boot.compatibility.lending.LoanRepository;
import io.github.neonspring.boot.compatibility.library.Author;
import io.github.neonspring.boot.compatibility.library.AuthorRepository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for the ways in which an application reads and writes, side by side.
 */
@SpringBootTest(webEnvironment = WebEnvironment.NONE,
		properties = { "spring.sql.init.mode=always", "spring.jpa.hibernate.ddl-auto=update",
				"spring.sql.init.schema-locations=classpath:compatibility/schema.sql" })
@DirtiesContext
class DataAccessTests {

	@Autowired
	private JdbcClient jdbcClient;

	@Autowired
	private JdbcTemplate jdbcTemplate;

	@Autowired
	private NamedParameterJdbcTemplate namedParameterJdbcTemplate;

	@Autowired
	private AuthorRepository authors;

	@Autowired
	private LoanRepository loans;

	@Autowired
	private TransactionTemplate transactionTemplate;

	@Autowired
	private AnnotatedService service;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry registry) {
		registry.add("neon.url", Endpoint::emptyDatabase);
	}

	@BeforeEach
	void deleteEverything() {
		this.loans.deleteAll();
		this.authors.deleteAll();
	}

	@Test
	void everyWayWritesAndReadsTheSameDatabase() {
		this.authors.save(new Author("Ursula"));
		this.loans.save(new Loan("Anna"));
		this.jdbcClient.sql("insert into loan (reader) values (:reader)").param("reader", "Bert").update();
		this.jdbcTemplate.update("insert into loan (reader) values (?)", "Carl");
		this.namedParameterJdbcTemplate.update("insert into loan (reader) values (:reader)", Map.of("reader", "Dora"));
		assertThat(this.loans.findAll()).extracting(Loan::reader)
			.containsExactlyInAnyOrder("Anna", "Bert", "Carl", "Dora");
		assertThat(rows("author")).isOne();
	}

	@Test
	void oneTransactionHoldsJpaAndJdbc() {
		this.transactionTemplate.executeWithoutResult((status) -> writeEverywhere());
		assertThat(rows("author")).isOne();
		assertThat(rows("loan")).isEqualTo(2);
	}

	@Test
	void rollbackUndoesJpaAndJdbc() {
		this.transactionTemplate.executeWithoutResult((status) -> {
			writeEverywhere();
			assertThat(rows("author")).isOne();
			status.setRollbackOnly();
		});
		assertThat(rows("author")).isZero();
		assertThat(rows("loan")).isZero();
	}

	@Test
	void annotatedTransactionIsRolledBackByAnException() {
		assertThatIllegalStateException().isThrownBy(() -> this.service.failAfter(this::writeEverywhere));
		assertThat(rows("author")).isZero();
		assertThat(rows("loan")).isZero();
	}

	private void writeEverywhere() {
		this.authors.saveAndFlush(new Author("Ursula"));
		this.loans.save(new Loan("Anna"));
		this.jdbcTemplate.update("insert into loan (reader) values (?)", "Carl");
	}

	private int rows(String table) {
		return this.jdbcClient.sql("select count(*) from " + table).query(Integer.class).single();
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration(exclude = LiquibaseAutoConfiguration.class)
	@EntityScan(basePackageClasses = Author.class)
	@EnableJpaRepositories(basePackageClasses = AuthorRepository.class)
	@EnableJdbcRepositories(basePackageClasses = LoanRepository.class)
	@Import(AnnotatedService.class)
	static class DataAccessApplication {

	}

	static class AnnotatedService {

		@Transactional
		void failAfter(Runnable work) {
			work.run();
			throw new IllegalStateException("Roll back");
		}

	}

}

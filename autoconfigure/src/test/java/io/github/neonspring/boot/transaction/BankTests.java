package io.github.neonspring.boot.transaction;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.github.neonspring.boot.testkit.NeonSimulator;

/**
 * Base of the tests with a bank on a simulated endpoint: account 1 holds 100, account 2
 * holds 0.
 */
@SpringBootTest(classes = BankApplication.class, webEnvironment = WebEnvironment.NONE,
		properties = { "spring.jpa.hibernate.ddl-auto=create", "neon.transaction.retry.max-attempts=3",
				"neon.transaction.retry.delay=1ms" })
@DirtiesContext
abstract class BankTests {

	static NeonSimulator simulator;

	@Autowired
	Bank bank;

	@Autowired
	Completions completions;

	@Autowired
	TroubledDataSource dataSource;

	@Autowired
	NeonTransactionRetryProperties retry;

	@Autowired
	NeonTransactionTemplate transactionTemplate;

	@Autowired
	AccountRepository accounts;

	@Autowired
	JdbcClient jdbcClient;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry registry) {
		simulator = NeonSimulator.start();
		registry.add("neon.url", simulator::url);
	}

	@AfterAll
	static void closeSimulator() {
		simulator.close();
	}

	@BeforeEach
	void openAccounts() {
		this.dataSource.peace();
		this.bank.disturbance().none();
		this.bank.inner().none();
		Account.BEFORE_INSERT.none();
		this.retry.setEnabled(false);
		this.transactionTemplate.retryable().executeWithoutResult((status) -> {
			this.jdbcClient.sql("delete from account").update();
			this.jdbcClient.sql("insert into account (id, balance) values (1, 100), (2, 0)").update();
		});
		this.completions.clear();
		this.dataSource.peace();
	}

	long balance() {
		return this.accounts.findById(1L).orElseThrow().getBalance();
	}

	static void loseConnection() throws Exception {
		simulator.execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity"
				+ " where state like 'idle in transaction%' and pid <> pg_backend_pid()");
	}

	static void conflict() throws Exception {
		simulator.execute("begin isolation level serializable; select * from account where id = 1;"
				+ " update account set balance = balance + 1000 where id = 1; commit");
	}

	static boolean someoneWaitsForALock() throws Exception {
		try (Connection connection = simulator.superuserConnection();
				Statement statement = connection.createStatement();
				ResultSet waiting = statement.executeQuery("select 1 from pg_locks where not granted")) {
			return waiting.next();
		}
	}

}

package io.github.neonspring.docs.features;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.transaction.CommitOutcomeUnknownException;
import io.github.neonspring.boot.transaction.NeonTransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of commits.md.
 */
class CommitsSnippetsTests extends FeatureTests {

	@Autowired
	private Transfers transfers;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private NeonSimulator endpoint;

	private final List<String> review = new ArrayList<>();

	@BeforeEach
	void openAccounts() {
		this.jdbc.sql("create table if not exists account (id bigint primary key, balance bigint not null)").update();
		this.jdbc.sql("delete from account").update();
		this.jdbc.sql("insert into account values (1, 10000), (2, 0)").update();
	}

	@Test
	void labelledTransferHappensOnceWhateverIsLost() {
		this.endpoint.loseNextCommitAnswer();
		this.transfers.transfer(1, 2, 500);
		assertThat(this.transfers.balance(2)).isEqualTo(500);
		this.endpoint.loseNextCommit();
		this.transfers.transfer(1, 2, 500);
		assertThat(this.transfers.balance(2)).isEqualTo(1000);
	}

	@Test
	void transferWithTheTemplateHappensOnceWhateverIsLost() {
		this.endpoint.loseNextCommitAnswer();
		this.transfers.transferWithTemplate(1, 2, 500);
		assertThat(this.transfers.balance(2)).isEqualTo(500);
		this.endpoint.loseNextCommit();
		this.transfers.transferWithTemplate(1, 2, 500);
		assertThat(this.transfers.balance(2)).isEqualTo(1000);
	}

	@Test
	void doubtIsTold() {
		this.endpoint.loseNextCommitAnswer();
		pay(7);
		assertThat(this.review).singleElement()
			.asString()
			.contains("payment 7", "The transaction may or may not have been committed");
		assertThat(this.transfers.balance(2)).isEqualTo(500);
	}

	private void pay(long payment) {
		// snippet: unknown
		try {
			this.transfers.transferWithoutLookup(1, 2, 500);
		}
		catch (CommitOutcomeUnknownException ex) {
			// Not to be repeated before somebody, or a program, has looked
			this.review.add("payment " + payment + ": " + ex.getMessage());
		}
		// end
	}

	/**
	 * Moves money.
	 */
	public static class Transfers {

		private final JdbcClient jdbc;

		private final NeonTransactionTemplate transactionTemplate;

		Transfers(JdbcClient jdbc, NeonTransactionTemplate transactionTemplate) {
			this.jdbc = jdbc;
			this.transactionTemplate = transactionTemplate;
		}

		// snippet: labels
		@Transactional(label = { "verify-commit", "retryable" })
		public void transfer(long from, long to, long cents) {
			add(from, -cents);
			add(to, cents);
		}
		// end

		void transferWithTemplate(long from, long to, long cents) {
			// snippet: template
			this.transactionTemplate.verifyingCommit().retryable().executeWithoutResult((status) -> {
				add(from, -cents);
				add(to, cents);
			});
			// end
		}

		@Transactional
		public void transferWithoutLookup(long from, long to, long cents) {
			add(from, -cents);
			add(to, cents);
		}

		// snippet: read
		@Transactional(readOnly = true)
		public long balance(long id) {
			return this.jdbc.sql("select balance from account where id = ?").param(id).query(Long.class).single();
		}
		// end

		private void add(long id, long cents) {
			this.jdbc.sql("update account set balance = balance + ? where id = ?").params(cents, id).update();
		}

	}

}

package io.github.neonspring.docs.features;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of transaction-limits.md.
 */
class TransactionLimitsSnippetsTests extends FeatureTests {

	@Autowired
	private Reports reports;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void longerTransactionIsTheOnlyOne() {
		assertThat(this.reports.yearly()).isEqualTo("10min");
		assertThat(this.jdbc.sql("select current_setting('statement_timeout')").query(String.class).single())
			.isEqualTo("30s");
	}

	@Test
	void whatTakesTooLongCanBeCaught() {
		assertThat(report()).isEqualTo("from yesterday");
	}

	private String report() {
		// snippet: catch
		try {
			return this.reports.daily();
		}
		catch (QueryTimeoutException ex) {
			return "from yesterday";
		}
		// end
	}

	/**
	 * Reports that take their time.
	 */
	public static class Reports {

		private final JdbcClient jdbc;

		Reports(JdbcClient jdbc) {
			this.jdbc = jdbc;
		}

		// snippet: longer
		@Transactional
		public String yearly() {
			this.jdbc.sql("set local statement_timeout = '10min'").update();
			return compute();
		}
		// end

		@Transactional
		public String daily() {
			this.jdbc.sql("set local statement_timeout = '100ms'").update();
			this.jdbc.sql("select pg_sleep(20)").query().listOfRows();
			return compute();
		}

		private String compute() {
			return this.jdbc.sql("select current_setting('statement_timeout')").query(String.class).single();
		}

	}

}

package io.github.neonspring.docs.features;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of pooler.md.
 */
class PoolerSnippetsTests extends FeatureTests {

	@Autowired
	private Rebuild rebuild;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void lockIsHeldUntilTheEndOfTheTransaction() {
		assertThat(this.rebuild.rebuild()).isOne();
		assertThat(locks(this.jdbc)).isZero();
	}

	private static long locks(JdbcClient jdbc) {
		return jdbc.sql("select count(*) from pg_locks where locktype = 'advisory' and objid = 4711")
			.query(Long.class)
			.single();
	}

	/**
	 * Rebuilds something that only one may rebuild at a time.
	 */
	public static class Rebuild {

		private final JdbcClient jdbc;

		Rebuild(JdbcClient jdbc) {
			this.jdbc = jdbc;
		}

		// snippet: lock
		@Transactional
		public long rebuild() {
			// Waits for whoever has the lock; COMMIT and ROLLBACK give it back
			this.jdbc.sql("select pg_advisory_xact_lock(4711)").query().listOfRows();
			return countAgain();
		}
		// end

		private long countAgain() {
			return locks(this.jdbc);
		}

	}

}

package io.github.neonspring.docs.features;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.annotation.Transactional;

import io.github.neonspring.boot.status.KeepaliveStatus;
import io.github.neonspring.boot.status.NeonOperations;
import io.github.neonspring.boot.status.NeonStatus;
import io.github.neonspring.boot.testkit.NeonSimulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of keepalive.md.
 */
class KeepaliveSnippetsTests extends FeatureTests {

	@Autowired
	private Stock stock;

	@Autowired
	private NeonOperations operations;

	@Autowired
	private NeonStatus status;

	// snippet: wakes
	@Test
	void requestWakesTheCompute(@Autowired NeonSimulator endpoint) {
		endpoint.suspend();
		assertThat(this.stock.numberOf("apples")).isEqualTo(7);
		assertThat(endpoint.isAwake()).isTrue();
	}
	// end

	@Test
	void nightLetsItSleep() {
		Night night = new Night(this.operations);
		night.begins();
		assertThat(this.status.keepalive()).map(KeepaliveStatus::paused).contains(true);
		night.ends();
		assertThat(this.status.keepalive()).map(KeepaliveStatus::paused).contains(false);
	}

	/**
	 * What there is.
	 */
	public static class Stock {

		private final JdbcClient jdbc;

		Stock(JdbcClient jdbc) {
			this.jdbc = jdbc;
		}

		@Transactional(readOnly = true)
		public int numberOf(String product) {
			return this.jdbc.sql("select length(?) + 1").param(product).query(Integer.class).single();
		}

	}

	/**
	 * Nobody works.
	 */
	static class Night {

		private final NeonOperations operations;

		Night(NeonOperations operations) {
			this.operations = operations;
		}

		// snippet: pause
		@Scheduled(cron = "0 0 20 * * *", zone = "Europe/Berlin")
		void begins() {
			this.operations.pauseKeepalive();
		}

		@Scheduled(cron = "0 0 7 * * *", zone = "Europe/Berlin")
		void ends() {
			this.operations.resumeKeepalive();
		}
		// end

	}

}

package io.github.neonspring.docs.features;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.test.NeonTest;
import io.github.neonspring.boot.testkit.test.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Snippets of the page about databases for tests.
 */
@ContextConfiguration(classes = ShopApplication.class)
@TestPropertySource(properties = { "spring.main.web-application-type=none",
		"spring.flyway.locations=classpath:features/migration" })
class TestDatabasesSnippetsTests {

	@Nested
	// snippet: test
	@SpringBootTest(properties = "neon.transaction.verify-commit=true")
	@NeonTest
	class OrdersTests {

		@Autowired
		private Orders orders;

		@Test
		void orderIsPlacedOnceAlsoWhereTheComputeWasAsleepAndTheAnswerIsLost(@Autowired NeonSimulator endpoint) {
			endpoint.suspend();
			endpoint.loseNextCommitAnswer();
			this.orders.place("A-1", "Ada");
			assertThat(this.orders.count()).isOne();
		}

	}
	// end

	@Nested
	@SpringBootTest(properties = "neon.transaction.verify-commit=true")
	@NeonTest
	class RenewedTests {

		@Autowired
		private Orders orders;

		// snippet: renew
		@Test
		void databaseIsFreshAgain(@Autowired TestDatabase database) {
			this.orders.place("A-1", "Ada");
			database.renew();
			assertThat(this.orders.count()).isZero();
		}
		// end

	}

}

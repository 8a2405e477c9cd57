package io.github.neonspring.boot.actuate.metrics;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import io.github.neonspring.boot.query.TransactionOutcome;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TimedTransactions}.
 */
class TimedTransactionsTests {

	@Test
	void eachOutcomeHasItsTimer() {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		TimedTransactions transactions = new TimedTransactions(registry);
		transactions.begun("Orders.book", false, null).ended(TransactionOutcome.COMMITTED, null);
		transactions.begun("Orders.book", false, null).ended(TransactionOutcome.COMMITTED, null);
		transactions.begun("Orders.book", false, null).ended(TransactionOutcome.ROLLED_BACK, null);
		Timer committed = registry.get("neon.transaction")
			.tags("transaction.name", "Orders.book", "read.only", "false", "outcome", "committed")
			.timer();
		assertThat(committed.count()).isEqualTo(2);
		assertThat(registry.get("neon.transaction").tag("outcome", "rolled-back").timer().count()).isOne();
	}

}

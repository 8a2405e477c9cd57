package io.github.neonspring.sample.transfer;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.test.NeonTest;
import io.github.neonspring.sample.account.AccountRepository;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TransferService} on a database that no other class sees.
 */
@SpringBootTest(properties = "neon.transaction.verify-commit=true")
@NeonTest
class TransferServiceTests {

	@Autowired
	private TransferService transfers;

	@Autowired
	private AccountRepository accounts;

	@Test
	void moneyMovesOnceAlsoWhenTheComputeWasAsleepAndTheConnectionBreaks(@Autowired NeonSimulator endpoint) {
		long total = this.accounts.sumOfBalances();
		endpoint.suspend();
		this.transfers.transfer(1, 2, 500);
		endpoint.loseNextCommit();
		this.transfers.transfer(1, 2, 500);
		assertThat(this.accounts.findById(1L).orElseThrow().getBalance()).isEqualTo(99_000);
		assertThat(this.accounts.sumOfBalances()).isEqualTo(total);
	}

}

package io.github.neonspring.sample.live.load;

import java.util.UUID;
import java.util.function.Supplier;

import org.springframework.transaction.annotation.Transactional;

import io.github.neonspring.sample.account.AccountRepository;
import io.github.neonspring.sample.transfer.TransferService;

/**
 * The bank as the application has it.
 */
class StarterBank implements Bank {

	private final TransferService transfers;

	private final AccountRepository accounts;

	StarterBank(TransferService transfers, AccountRepository accounts) {
		this.transfers = transfers;
		this.accounts = accounts;
	}

	@Override
	public void transfer(Supplier<UUID> ids, long from, long to, long amount) {
		this.transfers.transfer(ids, from, to, amount);
	}

	@Override
	@Transactional(readOnly = true, label = "retryable")
	public long total() {
		return this.accounts.sumOfBalances();
	}

}

package io.github.neonspring.sample.transfer;

import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import io.github.neonspring.sample.account.Account;
import io.github.neonspring.sample.account.AccountNotFoundException;
import io.github.neonspring.sample.account.AccountRepository;

/**
 * Moves money, all of it or none.
 */
@Service
public class TransferService {

	private final AccountRepository accounts;

	private final TransferRepository transfers;

	TransferService(AccountRepository accounts, TransferRepository transfers) {
		this.accounts = accounts;
		this.transfers = transfers;
	}

	/**
	 * Move money from one account to another. Accounts are taken in the order of their
	 * ids, so that two transfers never wait for each other. A transfer that loses its
	 * connection is done again, unless it turns out that it was committed.
	 * @param from the account that it is taken from
	 * @param to the account that it goes to
	 * @param amount how much, in cents
	 * @return the transfer
	 */
	@Transactional(label = { "retryable", "verify-commit" })
	public Transfer transfer(long from, long to, long amount) {
		Account first = hold(Math.min(from, to));
		Account second = hold(Math.max(from, to));
		((from < to) ? first : second).withdraw(amount);
		((from < to) ? second : first).deposit(amount);
		return this.transfers.save(new Transfer(UUID.randomUUID(), from, to, amount));
	}

	private Account hold(long id) {
		return this.accounts.findForUpdate(id).orElseThrow(() -> new AccountNotFoundException(id));
	}

}

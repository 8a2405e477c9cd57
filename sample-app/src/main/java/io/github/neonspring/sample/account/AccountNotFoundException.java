package io.github.neonspring.sample.account;

/**
 * There is no such account.
 */
public class AccountNotFoundException extends RuntimeException {

	public AccountNotFoundException(long id) {
		super("There is no account " + id);
	}

}

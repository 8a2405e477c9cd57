package io.github.neonspring.sample.account;

/**
 * There is less on an account than was to be taken from it.
 */
public class InsufficientFundsException extends RuntimeException {

	InsufficientFundsException(Account account) {
		super("There is not enough on account " + account.getId());
	}

}

package io.github.neonspring.sample.live.load;

import java.util.UUID;
import java.util.function.Supplier;

/**
 * What the requests do, through some settings.
 */
interface Bank {

	/**
	 * Move money in one transaction.
	 * @param ids gives an id to each attempt
	 * @param from the account that it is taken from
	 * @param to the account that it goes to
	 * @param amount how much, in cents
	 */
	void transfer(Supplier<UUID> ids, long from, long to, long amount);

	/**
	 * Read how much money there is, in one read-only transaction.
	 * @return the sum of the balances, in cents
	 */
	long total();

}

package io.github.neonspring.boot.benchmarks.soak;

import java.util.SplittableRandom;

/**
 * An order to move money.
 *
 * @param id its number, unique in a round
 * @param from the account that pays
 * @param to the account that gets
 * @param amount how much
 */
record Transfer(long id, int from, int to, long amount) {

	static Transfer of(long seed, long id) {
		SplittableRandom random = new SplittableRandom(seed * 31 + id);
		int from = random.nextInt(Bank.ACCOUNTS);
		int to = (from + random.nextInt(1, Bank.ACCOUNTS)) % Bank.ACCOUNTS;
		return new Transfer(id, from, to, random.nextLong(1, 100));
	}

}

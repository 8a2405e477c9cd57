package io.github.neonspring.boot.benchmarks.compare.application;

import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A way to work with the accounts.
 */
interface Bank {

	/**
	 * Read a balance, in a read-only transaction of one select.
	 * @throws SQLException if that fails
	 */
	void read() throws SQLException;

	/**
	 * Pay in to an account, in a transaction.
	 * @throws SQLException if that fails
	 */
	void write() throws SQLException;

	/**
	 * Return one of the thousand accounts, so that writers seldom meet.
	 * @return its number
	 */
	static long anyAccount() {
		return ThreadLocalRandom.current().nextLong(1, 1001);
	}

}

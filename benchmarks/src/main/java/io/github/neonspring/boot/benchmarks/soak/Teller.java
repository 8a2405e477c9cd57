package io.github.neonspring.boot.benchmarks.soak;

/**
 * Someone who carries out transfers, each in one transaction.
 */
interface Teller {

	/**
	 * Take the amount from one account, give it to the other and write an entry.
	 * @param transfer what to do
	 */
	void transfer(Transfer transfer);

}

package io.github.neonspring.boot.benchmarks.compare.application;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * An account of the bank.
 */
@Entity
class Account {

	@Id
	private long id;

	private long balance;

	protected Account() {
	}

	long getId() {
		return this.id;
	}

	long getBalance() {
		return this.balance;
	}

	void deposit(long amount) {
		this.balance += amount;
	}

}

package io.github.neonspring.boot.benchmarks.soak;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * An account, which may be overdrawn.
 */
@Entity
@Table(name = "account")
class Account {

	@Id
	private int id;

	private long balance;

	protected Account() {
	}

	int getId() {
		return this.id;
	}

	void add(long amount) {
		this.balance += amount;
	}

}

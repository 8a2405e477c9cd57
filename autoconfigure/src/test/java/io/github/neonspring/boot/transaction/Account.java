package io.github.neonspring.boot.transaction;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PrePersist;

/**
 * Money, and what happens while it is written for the first time.
 */
@Entity
public class Account {

	static final Disturbance BEFORE_INSERT = new Disturbance();

	@Id
	private Long id;

	private long balance;

	protected Account() {
	}

	Account(long id, long balance) {
		this.id = id;
		this.balance = balance;
	}

	public Long getId() {
		return this.id;
	}

	public long getBalance() {
		return this.balance;
	}

	void add(long amount) {
		this.balance += amount;
	}

	@PrePersist
	void disturb() {
		BEFORE_INSERT.happen();
	}

}

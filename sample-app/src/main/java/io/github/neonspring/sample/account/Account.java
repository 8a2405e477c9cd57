package io.github.neonspring.sample.account;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * An account with a balance in cents that never falls below zero.
 */
@Entity
public class Account {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "account_seq")
	@SequenceGenerator(name = "account_seq", allocationSize = 50)
	private @Nullable Long id;

	private String owner;

	private long balance;

	@Version
	private int version;

	protected Account() {
		this("", 0);
	}

	public Account(String owner, long balance) {
		this.owner = owner;
		this.balance = balance;
	}

	public @Nullable Long getId() {
		return this.id;
	}

	public String getOwner() {
		return this.owner;
	}

	public long getBalance() {
		return this.balance;
	}

	public void withdraw(long amount) {
		if (amount > this.balance) {
			throw new InsufficientFundsException(this);
		}
		this.balance -= amount;
	}

	public void deposit(long amount) {
		this.balance += amount;
	}

}

package io.github.neonspring.boot.benchmarks.compare.application;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * A line of an account's statement. Its sequence has Hibernate's own increment, 50.
 */
@Entity
class Entry {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE)
	private @Nullable Long id;

	private long accountId;

	private long amount;

	protected Entry() {
	}

	Entry(long accountId, long amount) {
		this.accountId = accountId;
		this.amount = amount;
	}

	@Nullable Long getId() {
		return this.id;
	}

	long getAccountId() {
		return this.accountId;
	}

	long getAmount() {
		return this.amount;
	}

}

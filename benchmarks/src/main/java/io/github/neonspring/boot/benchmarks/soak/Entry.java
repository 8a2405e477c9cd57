package io.github.neonspring.boot.benchmarks.soak;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * A line of the ledger. Nothing stops the same transfer from being written twice, so that
 * it shows when it is.
 */
@Entity
@Table(name = "entry")
class Entry {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private long transfer;

	private int payer;

	private int payee;

	private long amount;

	protected Entry() {
	}

	Entry(Transfer transfer) {
		this.transfer = transfer.id();
		this.payer = transfer.from();
		this.payee = transfer.to();
		this.amount = transfer.amount();
	}

	@Nullable Long getId() {
		return this.id;
	}

	long getTransfer() {
		return this.transfer;
	}

	int getPayer() {
		return this.payer;
	}

	int getPayee() {
		return this.payee;
	}

	long getAmount() {
		return this.amount;
	}

}

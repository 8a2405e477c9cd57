package io.github.neonspring.boot.replica;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * A row.
 */
@Entity
class Entry {

	@Id
	private int id;

	private int number;

	protected Entry() {
	}

	Entry(int id, int number) {
		this.id = id;
		this.number = number;
	}

	int getNumber() {
		return this.number;
	}

	void setNumber(int number) {
		this.number = number;
	}

}

package io.github.neonspring.boot.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/**
 * An entity with an id that the database makes with the row.
 */
@Entity
class Ticket {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	private String name;

	Ticket() {
	}

	Ticket(String name) {
		this.name = name;
	}

	Ticket(Long id, String name) {
		this.id = id;
		this.name = name;
	}

	Long id() {
		return this.id;
	}

}

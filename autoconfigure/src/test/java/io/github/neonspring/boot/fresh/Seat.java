package io.github.neonspring.boot.fresh;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * An entity with a sequence that hands out 50 ids at once.
 */
@Entity
class Seat {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE)
	private @Nullable Long id;

	private String name = "";

	Seat() {
	}

	Seat(String name) {
		this.name = name;
	}

	@Nullable Long getId() {
		return this.id;
	}

}

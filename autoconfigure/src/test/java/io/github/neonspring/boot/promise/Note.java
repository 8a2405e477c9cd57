package io.github.neonspring.boot.promise;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * An entity with a sequence that hands out 50 ids at once.
 */
@Entity
class Note {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE)
	private @Nullable Long id;

	private String text = "";

	Note() {
	}

	Note(String text) {
		this.text = text;
	}

}

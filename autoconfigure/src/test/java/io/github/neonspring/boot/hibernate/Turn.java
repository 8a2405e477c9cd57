package io.github.neonspring.boot.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;

/**
 * An entity with a sequence that is asked for each row.
 */
@Entity
class Turn {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE)
	@SequenceGenerator(name = "turn_seq", allocationSize = 1)
	private Long id;

}

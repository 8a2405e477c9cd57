package io.github.neonspring.docs.features;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;

// snippet: entity
@Entity
class Reading {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE)
	@SequenceGenerator(sequenceName = "reading_seq", allocationSize = 50)
	private Long id;

	private String sensor;

	private double celsius;

	protected Reading() {
	}

	Reading(String sensor, double celsius) {
		this.sensor = sensor;
		this.celsius = celsius;
	}

}
// end

package io.github.neonspring.boot.compatibility.lending;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An aggregate of Spring Data JDBC.
 *
 * @param id the key
 * @param reader who borrowed
 */
@Table
public record Loan(@Id Long id, String reader) {

	public Loan(String reader) {
		this(null, reader);
	}

}

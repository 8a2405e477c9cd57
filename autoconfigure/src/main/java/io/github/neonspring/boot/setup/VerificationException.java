package io.github.neonspring.boot.setup;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The database is not as the application needs it.
 *
 * @since 0.1.0
 */
public class VerificationException extends RuntimeException {

	private final List<Finding> failures;

	VerificationException(String database, List<Finding> failures) {
		super(database + " is not as it should be: "
				+ failures.stream().map(Finding::describe).collect(Collectors.joining("; ")));
		this.failures = List.copyOf(failures);
	}

	List<Finding> failures() {
		return this.failures;
	}

}

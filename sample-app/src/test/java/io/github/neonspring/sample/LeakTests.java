package io.github.neonspring.sample;

import org.junit.jupiter.api.Test;

import io.github.neonspring.boot.testkit.rules.LeakRules;

/**
 * No connection leaks, and transactions do what the code says.
 */
class LeakTests {

	@Test
	void nothingLeaks() {
		LeakRules.check("io.github.neonspring.sample");
	}

}

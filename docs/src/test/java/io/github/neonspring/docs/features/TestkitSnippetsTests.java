package io.github.neonspring.docs.features;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Snippets of the page about the embedded endpoint.
 */
class TestkitSnippetsTests {

	// snippet: simulator
	@Test
	void connectWakesTheCompute() throws SQLException {
		try (NeonSimulator endpoint = NeonSimulator.start()) {
			endpoint.suspend();
			try (Connection connection = DriverManager.getConnection(endpoint.jdbcUrl())) {
				assertThat(connection.isValid(5)).isTrue();
			}
			assertThat(endpoint.stats().wakes()).isOne();
		}
	}
	// end

	@Test
	void quotaIsToldInNeonsWords() {
		try (NeonSimulator endpoint = NeonSimulator.start()) {
			// snippet: refusal
			endpoint.refuse(Refusal.COMPUTE_QUOTA);
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> DriverManager.getConnection(endpoint.jdbcUrl()))
				.withMessageContaining("exceeded the compute time quota");
			endpoint.accept();
			// end
		}
	}

}

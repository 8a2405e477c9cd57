package io.github.neonspring.boot.transaction;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;

import io.github.neonspring.boot.resilience.EndpointUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Retryability}.
 */
class RetryabilityTests {

	@ParameterizedTest
	@ValueSource(strings = { "40001", "40P01", "08006", "08003", "57P01", "57P02", "57P03", "57P05", "25P03", "53300" })
	void whatWasRolledBackThroughNoFaultOfItsOwnIsRetryable(String state) {
		assertThat(Retryability.of(failure(state), false)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "08007", "23505", "42601", "57014", "25P04" })
	void anythingElseIsNot(String state) {
		assertThat(Retryability.of(failure(state), false)).isFalse();
	}

	@Test
	void unreachableEndpointIsNot() {
		assertThat(Retryability.of(new EndpointUnavailableException("Refused for 12 s", null), true)).isFalse();
	}

	@Test
	void unknownOutcomeOfACommitIsNotWhateverItsCause() {
		SQLException lost = new SQLException("Lost", "08007", new SQLException("Reset", "08006"));
		assertThat(Retryability.of(new IllegalStateException(lost), true)).isFalse();
	}

	@Test
	void consequenceOfALostConnectionIs() {
		assertThat(Retryability.of(new NullPointerException("No account"), true)).isTrue();
		assertThat(Retryability.of(new NullPointerException("No account"), false)).isFalse();
	}

	private static RuntimeException failure(String state) {
		return new DataAccessResourceFailureException("Failed", new SQLException("Failed", state));
	}

}

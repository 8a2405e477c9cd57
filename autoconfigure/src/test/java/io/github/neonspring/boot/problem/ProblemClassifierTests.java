package io.github.neonspring.boot.problem;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.HeuristicCompletionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemClassifierTests {

	@ParameterizedTest
	@CsvSource({ "23505, ALREADY_EXISTS", "23P01, ALREADY_EXISTS", "23503, REFERENCE_VIOLATED",
			"23001, REFERENCE_VIOLATED", "23502, INVALID_VALUE", "23514, INVALID_VALUE", "23000, INVALID_VALUE",
			"22001, INVALID_VALUE", "22003, INVALID_VALUE", "22021, INVALID_VALUE", "57014, DATABASE_TIMEOUT",
			"25P03, DATABASE_TIMEOUT", "25P04, DATABASE_TIMEOUT", "40001, CONCURRENT_CHANGE",
			"40P01, CONCURRENT_CHANGE", "55P03, CONCURRENT_CHANGE", "57P01, DATABASE_UNAVAILABLE",
			"57P03, DATABASE_UNAVAILABLE", "08006, DATABASE_UNAVAILABLE", "53300, DATABASE_UNAVAILABLE",
			"28P01, DATABASE_REFUSES", "08007, COMMIT_OUTCOME_UNKNOWN" })
	void statesAreKnown(String state, ProblemType expected) {
		SQLException failure = new SQLException("x", state);
		assertThat(ProblemClassifier.classify(failure)).isEqualTo(expected);
		assertThat(ProblemClassifier.classify(new TransactionSystemException("commit", failure))).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "42601", "42P01", "22012", "22P02", "XX001" })
	void faultsOfTheApplicationAreItsOwn(String state) {
		assertThat(ProblemClassifier
			.classify(new UncategorizedSQLException("task", "select secret", new SQLException("x", state)))).isNull();
		assertThat(ProblemClassifier.classify(new DataIntegrityViolationException("x", new SQLException("x", state))))
			.isNull();
	}

	@Test
	void doubtBeatsTheStateOfItsCause() {
		SQLException cause = new SQLException("transaction timeout", "25P04");
		assertThat(ProblemClassifier.classify(new SQLNonTransientConnectionException("lost", "08007", cause)))
			.isEqualTo(ProblemType.COMMIT_OUTCOME_UNKNOWN);
		assertThat(ProblemClassifier
			.classify(new HeuristicCompletionException(HeuristicCompletionException.STATE_UNKNOWN, cause)))
			.isEqualTo(ProblemType.COMMIT_OUTCOME_UNKNOWN);
	}

	@Test
	void exhaustedPoolIsUnavailable() {
		SQLException timeout = new SQLTransientConnectionException(
				"pool - Connection is not available, request timed out after 250ms (total=1, active=1)");
		assertThat(ProblemClassifier.classify(new CannotGetJdbcConnectionException("no connection", timeout)))
			.isEqualTo(ProblemType.DATABASE_UNAVAILABLE);
	}

	@Test
	void typesOfSpringWithoutACauseAreKnown() {
		assertThat(ProblemClassifier.classify(new DuplicateKeyException("x"))).isEqualTo(ProblemType.ALREADY_EXISTS);
		assertThat(ProblemClassifier.classify(new DataIntegrityViolationException("x")))
			.isEqualTo(ProblemType.INVALID_VALUE);
		assertThat(ProblemClassifier.classify(new OptimisticLockingFailureException("x")))
			.isEqualTo(ProblemType.CONCURRENT_CHANGE);
		assertThat(ProblemClassifier.classify(new CannotAcquireLockException("x")))
			.isEqualTo(ProblemType.CONCURRENT_CHANGE);
		assertThat(ProblemClassifier.classify(new QueryTimeoutException("x"))).isEqualTo(ProblemType.DATABASE_TIMEOUT);
		assertThat(ProblemClassifier.classify(new TransactionTimedOutException("x")))
			.isEqualTo(ProblemType.DATABASE_TIMEOUT);
		assertThat(ProblemClassifier.classify(new CannotCreateTransactionException("x")))
			.isEqualTo(ProblemType.DATABASE_UNAVAILABLE);
		assertThat(ProblemClassifier.classify(new EmptyResultDataAccessException(1))).isNull();
	}

}

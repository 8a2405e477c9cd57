package io.github.neonspring.boot.problem;

import java.sql.SQLException;
import java.time.Duration;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.log.LogMessage;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * Answers for failures of the database. The client learns which kind of failure it was,
 * and for a violated constraint its name and the column; the log has the rest. Leaves
 * alone what is not known here, such as a wrong SQL statement, and what the application
 * has wrapped in an exception of its own.
 */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
final class DatabaseProblems {

	private static final Log logger = LogFactory.getLog(DatabaseProblems.class);

	/** Neon's proxy remembers for so long that it refused. */
	private static final Duration REFUSAL_REMEMBERED = Duration.ofSeconds(30);

	private final NeonProblemProperties properties;

	DatabaseProblems(NeonProblemProperties properties) {
		this.properties = properties;
	}

	// Matches by the cause as well, so that JPA need not be there to name its exceptions
	@ExceptionHandler({ DataAccessException.class, TransactionException.class, SQLException.class })
	ResponseEntity<ProblemDetail> answer(Exception failure) throws Exception {
		ProblemType type = DataLayer.threw(failure) ? ProblemClassifier.classify(failure) : null;
		if (type == null) {
			// Spring goes on with whoever else may know
			throw failure;
		}
		log(type, failure);
		return ResponseEntity.status(type.status())
			.headers((headers) -> addRetryAfter(headers, type))
			.body(body(type, failure));
	}

	private static void log(ProblemType type, Exception failure) {
		LogMessage message = LogMessage.format("Answered %d (%s)", type.status().value(), type.title());
		if (type.isCausedByClient()) {
			logger.debug(message, failure);
		}
		else if (type == ProblemType.COMMIT_OUTCOME_UNKNOWN) {
			logger.error(message, failure);
		}
		else {
			logger.warn(message, failure);
		}
	}

	private void addRetryAfter(HttpHeaders headers, ProblemType type) {
		if (type.isUnavailable()) {
			headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter(type).toSeconds())));
		}
	}

	private Duration retryAfter(ProblemType type) {
		Duration wanted = this.properties.getRetryAfter();
		boolean longer = type == ProblemType.DATABASE_REFUSES && wanted.compareTo(REFUSAL_REMEMBERED) < 0;
		return longer ? REFUSAL_REMEMBERED : wanted;
	}

	private ProblemDetail body(ProblemType type, Exception failure) {
		ProblemDetail body = ProblemDetail.forStatusAndDetail(type.status(), type.detail());
		body.setType(type.type());
		body.setTitle(type.title());
		if (type.isCausedByClient()) {
			DatabaseError.withValues(failure).ifPresent((error) -> addNames(body, error));
		}
		return body;
	}

	private void addNames(ProblemDetail body, DatabaseError error) {
		if (error.constraint() != null) {
			body.setProperty("constraint", error.constraint());
		}
		if (error.column() != null) {
			body.setProperty("column", error.column());
		}
		if (this.properties.isIncludeValues() && error.detail() != null) {
			body.setProperty("violation", error.detail());
		}
	}

}

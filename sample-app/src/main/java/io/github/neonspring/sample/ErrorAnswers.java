package io.github.neonspring.sample;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import io.github.neonspring.sample.account.AccountNotFoundException;
import io.github.neonspring.sample.account.InsufficientFundsException;

/**
 * Answers for what a client did wrong.
 */
@RestControllerAdvice
class ErrorAnswers {

	@ExceptionHandler
	ProblemDetail notFound(AccountNotFoundException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, ex.getMessage());
	}

	@ExceptionHandler
	ProblemDetail insufficientFunds(InsufficientFundsException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, ex.getMessage());
	}

}

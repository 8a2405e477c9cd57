package io.github.neonspring.boot.problem;

import java.net.URI;
import java.util.Locale;

import org.springframework.http.HttpStatus;

/**
 * A kind of answer to a client: its status, its type URI and its words, which are the
 * same whatever the request was.
 */
enum ProblemType {

	/** A row with the same key is there, or one that excludes it. */
	ALREADY_EXISTS(HttpStatus.CONFLICT, "Already exists", "The same or an overlapping entry is there already."),

	/** A row refers to one that is missing, or is still referred to. */
	REFERENCE_VIOLATED(HttpStatus.CONFLICT, "Reference violated",
			"It refers to something that does not exist, or something else still refers to it."),

	/** A value is missing, too long, out of range or against a CHECK. */
	INVALID_VALUE(HttpStatus.UNPROCESSABLE_CONTENT, "Invalid value", "A value is missing or not allowed."),

	/** Lost against another transaction; the same request may succeed at once. */
	CONCURRENT_CHANGE(HttpStatus.CONFLICT, "Concurrent change",
			"Something else was changed at the same time; try again."),

	/** Waiting a little helps. */
	DATABASE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Database unavailable",
			"The database cannot be used at the moment; try again later."),

	/** Only the operator can help. */
	DATABASE_REFUSES(HttpStatus.SERVICE_UNAVAILABLE, "Database unavailable", DATABASE_UNAVAILABLE.detail),

	/** Took longer than it may. */
	DATABASE_TIMEOUT(HttpStatus.GATEWAY_TIMEOUT, "Database timeout", "It took longer than allowed and was given up."),

	/** May or may not be done: 500, because gateways and clients repeat after a 503. */
	COMMIT_OUTCOME_UNKNOWN(HttpStatus.INTERNAL_SERVER_ERROR, "Outcome unknown",
			"It may or may not have been done. Look before you try again.");

	private final HttpStatus status;

	private final String title;

	private final String detail;

	ProblemType(HttpStatus status, String title, String detail) {
		this.status = status;
		this.title = title;
		this.detail = detail;
	}

	HttpStatus status() {
		return this.status;
	}

	String title() {
		return this.title;
	}

	String detail() {
		return this.detail;
	}

	URI type() {
		ProblemType shown = (this == DATABASE_REFUSES) ? DATABASE_UNAVAILABLE : this;
		return URI.create("urn:problem:neon:" + shown.name().toLowerCase(Locale.ROOT).replace('_', '-'));
	}

	boolean isUnavailable() {
		return this.status == HttpStatus.SERVICE_UNAVAILABLE;
	}

	boolean isCausedByClient() {
		return this.status.is4xxClientError();
	}

}

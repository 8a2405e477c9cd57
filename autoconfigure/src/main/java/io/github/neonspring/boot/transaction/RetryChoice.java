package io.github.neonspring.boot.transaction;

import java.util.Collection;

/**
 * What a single transaction says about being repeated.
 */
enum RetryChoice {

	/** Nothing: {@code neon.transaction.retry.enabled} counts. */
	BY_PROPERTY,

	/** It may be repeated. */
	RETRYABLE,

	/** It must not be repeated. */
	NOT_RETRYABLE;

	static RetryChoice of(Collection<String> labels) {
		if (labels.isEmpty()) {
			return BY_PROPERTY;
		}
		if (labels.contains("not-retryable")) {
			return NOT_RETRYABLE;
		}
		return labels.contains("retryable") ? RETRYABLE : BY_PROPERTY;
	}

}

package io.github.neonspring.boot.guard;

import io.github.neonspring.boot.commit.CommitVerification;

/**
 * What is done about a COMMIT whose answer is lost.
 *
 * @param verify whether it is looked up where nobody said otherwise
 * @param verification looks it up
 * @param endpoint the description of the endpoint, without secrets
 * @since 0.1.0
 */
public record CommitRule(boolean verify, CommitVerification verification, String endpoint) {
}

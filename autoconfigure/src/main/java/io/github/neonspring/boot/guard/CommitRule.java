package io.github.neonspring.boot.guard;

import io.github.neonspring.boot.commit.CommitVerification;

/**
 * How a COMMIT is sent, and what is done where its answer is lost.
 *
 * @param background whether the COMMIT of a transaction that is declared read-only is
 * sent without having the caller wait for its answer
 * @param verify whether it is looked up where nobody said otherwise
 * @param verification looks it up
 * @param endpoint the description of the endpoint, without secrets
 */
record CommitRule(boolean background, boolean verify, CommitVerification verification, String endpoint) {
}

package io.github.neonspring.boot.benchmarks.soak;

import org.springframework.transaction.HeuristicCompletionException;

/**
 * What a caller was told about a transfer.
 */
enum Outcome {

	/** It is done. */
	OK,

	/** It failed and left nothing behind. */
	ROLLED_BACK,

	/** Nobody can know. */
	UNKNOWN;

	// CommitOutcomeUnknownException is a HeuristicCompletionException; every other
	// exception promises that nothing happened.
	static Outcome of(Throwable thrown) {
		return (thrown instanceof HeuristicCompletionException heuristic
				&& heuristic.getOutcomeState() == HeuristicCompletionException.STATE_UNKNOWN) ? UNKNOWN : ROLLED_BACK;
	}

}

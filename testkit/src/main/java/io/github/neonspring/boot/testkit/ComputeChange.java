package io.github.neonspring.boot.testkit;

/**
 * What becomes of a simulated compute.
 *
 * @since 0.1.0
 * @see SimulatedEndpoint#onComputeChange
 */
public enum ComputeChange {

	/** It slept, and somebody came: PostgreSQL is being started. */
	WAKING,

	/** PostgreSQL runs again. */
	WOKEN,

	/** PostgreSQL did not start; the next login tries again. */
	WAKE_FAILED,

	/** It was suspended because nobody used it for its idle timeout. */
	IDLED,

	/** It was suspended because somebody asked for it. */
	SUSPENDED,

	/** PostgreSQL was stopped as in a crash. */
	CRASHED

}

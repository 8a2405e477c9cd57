package io.github.neonspring.boot.setup;

import java.util.List;

/**
 * What this start has set up and checked of the database.
 *
 * @since 0.1.0
 */
public final class SetupReport {

	private volatile List<String> finished = List.of();

	private volatile List<String> findings = List.of();

	private volatile boolean done;

	/**
	 * Return the steps that are done, also those that found nothing left to do.
	 * @return their names, such as {@code extensions}; empty where nothing is to be set
	 * up
	 */
	public List<String> finished() {
		return this.finished;
	}

	/**
	 * Return what the check at start has found.
	 * @return a line for each look; empty without {@code neon.setup.verify}
	 */
	public List<String> findings() {
		return this.findings;
	}

	/**
	 * Whether this start had something to set up or to check, and has done so.
	 * @return {@code false} before that, and where it had not
	 */
	public boolean isDone() {
		return this.done;
	}

	void setUp(List<String> finished) {
		this.finished = List.copyOf(finished);
		this.done = true;
	}

	void checked(List<String> findings) {
		this.findings = List.copyOf(findings);
		this.done = true;
	}

}

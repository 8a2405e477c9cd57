package io.github.neonspring.boot.setup;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The database could not be set up. The step that failed has left no trace, unless the
 * message says that its commit was lost; the steps before it are done, and the next run
 * goes on after them.
 *
 * @since 0.1.0
 */
public class SetupException extends RuntimeException {

	private final String step;

	private final List<String> finishedSteps;

	private final String remedy;

	SetupException(String message, String step, List<String> finishedSteps, String remedy, @Nullable Throwable cause) {
		super(message, cause);
		this.step = step;
		this.finishedSteps = List.copyOf(finishedSteps);
		this.remedy = remedy;
	}

	/**
	 * Return what failed.
	 * @return the name of the step, {@code checks} if nothing was begun
	 */
	public String getStep() {
		return this.step;
	}

	/**
	 * Return what was done before.
	 * @return the names of the steps, in their order
	 */
	public List<String> getFinishedSteps() {
		return this.finishedSteps;
	}

	/**
	 * Return what to do.
	 * @return one or more sentences
	 */
	public String getRemedy() {
		return this.remedy;
	}

}

package io.github.neonspring.boot.migration.undo;

import java.util.List;

/**
 * What a downgrade would do.
 *
 * @param table the history table
 * @param steps the migrations to undo, the one applied last first
 * @param repeatables scripts of repeatable migrations that ran after the oldest of them:
 * they may stand on what is undone, so that the next migration runs them again
 * @param ignored versions among the undone that Flyway would ignore afterwards, since a
 * higher one stays and {@code spring.flyway.out-of-order} is not set
 * @since 0.1.0
 */
public record DowngradePlan(String table, List<UndoStep> steps, List<String> repeatables, List<String> ignored) {

	/**
	 * Create a plan.
	 */
	public DowngradePlan {
		steps = List.copyOf(steps);
		repeatables = List.copyOf(repeatables);
		ignored = List.copyOf(ignored);
	}

	/**
	 * Return the versions that are undone.
	 * @return the versions, the one applied last first
	 */
	public List<String> versions() {
		return this.steps.stream().map(UndoStep::version).toList();
	}

}

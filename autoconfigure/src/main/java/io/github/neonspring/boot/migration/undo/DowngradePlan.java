package io.github.neonspring.boot.migration.undo;

import java.util.List;

/**
 * What a downgrade would do.
 *
 * @param table the history table
 * @param steps the migrations to undo, the one applied last first
 * @param repeatables scripts of repeatable migrations that ran after the oldest of them:
 * they may stand on what is undone, so that the next migration runs them again
 * @param outOfOrder versions among the undone that Flyway applies again only with
 * {@code spring.flyway.out-of-order=true}, since a higher one stays
 * @since 0.1.0
 */
public record DowngradePlan(String table, List<UndoStep> steps, List<String> repeatables, List<String> outOfOrder) {

	/**
	 * Create a plan.
	 */
	public DowngradePlan {
		steps = List.copyOf(steps);
		repeatables = List.copyOf(repeatables);
		outOfOrder = List.copyOf(outOfOrder);
	}

	/**
	 * Return the versions that are undone.
	 * @return the versions, the one applied last first
	 */
	public List<String> versions() {
		return this.steps.stream().map(UndoStep::version).toList();
	}

}

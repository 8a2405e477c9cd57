package io.github.neonspring.boot.query;

import io.github.neonspring.boot.guard.StatementWatch;
import io.github.neonspring.boot.guard.StatementWatches;

/**
 * Has each connection watched for slow and repeated statements.
 *
 * @param log what is found
 * @param slowNanos from when on a statement is slow
 * @param repeats how often a transaction may repeat a statement, or zero for as often as
 * it likes
 */
record QueryWatches(QueryLog log, long slowNanos, int repeats) implements StatementWatches {

	static StatementWatches of(NeonQueryProperties properties, QueryReport report, QueryPlans plans) {
		if (!properties.watches()) {
			return StatementWatches.NONE;
		}
		boolean slow = properties.getSlowThreshold().toNanos() > 0;
		int repeats = Math.max(0, properties.getRepeatThreshold());
		QueryLog log = new QueryLog(report, plans, new ReportPace(properties.getReportInterval(), System::nanoTime),
				new ReportPace(properties.getReportInterval(), System::nanoTime), properties.getSlowThreshold());
		return new QueryWatches(log, slow ? properties.getSlowThreshold().toNanos() : Long.MAX_VALUE, repeats);
	}

	@Override
	public StatementWatch of(String endpoint) {
		return new QueryWatch(endpoint, this.log, this.slowNanos, this.repeats);
	}

}

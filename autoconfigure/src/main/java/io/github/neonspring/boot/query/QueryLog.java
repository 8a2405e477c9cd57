package io.github.neonspring.boot.query;

import java.time.Duration;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Logs slow and repeated statements, and counts them.
 *
 * @param report counts them
 * @param plans asks for the plans of slow ones
 * @param slowPace how often a slow one is told
 * @param repeatPace how often a repeated one is told
 * @param slowThreshold from when on a statement is slow
 */
record QueryLog(QueryReport report, QueryPlans plans, ReportPace slowPace, ReportPace repeatPace,
		Duration slowThreshold) {

	private static final Log logger = LogFactory.getLog(QueryLog.class);

	void slow(SlowExecution execution) {
		ShownSql sql = ShownSql.of(execution.sql());
		this.report.slow(sql, execution);
		this.slowPace.ask(sql.key())
			.ifPresent((leftOut) -> logger.warn("Slow statement: " + execution.took().toMillis() + " ms"
					+ execution.effect() + "," + execution.origin().inWords() + " (neon.query.slow-threshold="
					+ this.slowThreshold.toMillis() + "ms" + leftOut.inWords("slow") + "): " + sql.text()));
		this.plans.ask(execution.sql());
	}

	void repeated(String text, int times, Origin origin) {
		ShownSql sql = ShownSql.of(text);
		this.report.repeated(sql, times, origin);
		this.repeatPace.ask(sql.key())
			.ifPresent((leftOut) -> logger.warn("The same statement was executed " + times + " times" + origin.inWords()
					+ ", each at the price of a round trip. Load what it loads with one statement (join fetch, an entity"
					+ " graph, IN), or send writes as a batch (neon.query.repeat-threshold"
					+ leftOut.inWords("repeated") + "): " + sql.text()));
	}

}

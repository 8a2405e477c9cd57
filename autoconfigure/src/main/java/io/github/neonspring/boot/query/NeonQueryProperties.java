package io.github.neonspring.boot.query;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What is told of the application's statements and transactions.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("neon.query")
public class NeonQueryProperties {

	/**
	 * How long the server may take to answer a statement before the statement is logged
	 * as slow. The time ends with the first rows: without a fetch size, these are all of
	 * them. Zero for no such log.
	 */
	private Duration slowThreshold = Duration.ofMillis(500);

	/**
	 * How often the same statement may be executed within one transaction before a
	 * warning says so. The default is the size of Spring Data's page, so that a page
	 * whose rows load one thing each is found. A batch counts once. Zero for no such
	 * warning.
	 */
	private int repeatThreshold = 20;

	/**
	 * How often one statement is logged as slow or as repeated. What is left out between
	 * is counted and told with the next.
	 */
	private Duration reportInterval = Duration.ofMinutes(1);

	/**
	 * Whether to log the plan of a slow statement. It is asked for in the background
	 * without executing the statement, on an idle connection of the pool, with that
	 * connection's search path and role. Statements with parameters have a plan from
	 * PostgreSQL 16 on.
	 */
	private boolean explain;

	/**
	 * How often the plan of one statement is asked for.
	 */
	private Duration explainInterval = Duration.ofMinutes(10);

	/**
	 * Whether the statements of a sampled trace carry its context as a comment, in the
	 * form of sqlcommenter. Each of these statements has a text of its own then, so that
	 * neither the driver nor the server reuses what it has prepared.
	 */
	private boolean traceComments;

	/**
	 * Whether transactions are observed with Micrometer's Observation, and so show in
	 * traces too, where the application has an ObservationRegistry. A meter alone costs
	 * less.
	 */
	private boolean observations = true;

	public Duration getSlowThreshold() {
		return this.slowThreshold;
	}

	public void setSlowThreshold(Duration slowThreshold) {
		this.slowThreshold = slowThreshold;
	}

	public int getRepeatThreshold() {
		return this.repeatThreshold;
	}

	public void setRepeatThreshold(int repeatThreshold) {
		this.repeatThreshold = repeatThreshold;
	}

	/**
	 * Whether slow or repeated statements are looked for.
	 * @return {@code false} if both thresholds are zero
	 */
	public boolean watches() {
		return this.slowThreshold.toNanos() > 0 || this.repeatThreshold > 0;
	}

	public Duration getReportInterval() {
		return this.reportInterval;
	}

	public void setReportInterval(Duration reportInterval) {
		this.reportInterval = reportInterval;
	}

	public boolean isExplain() {
		return this.explain;
	}

	public void setExplain(boolean explain) {
		this.explain = explain;
	}

	public Duration getExplainInterval() {
		return this.explainInterval;
	}

	public void setExplainInterval(Duration explainInterval) {
		this.explainInterval = explainInterval;
	}

	public boolean isTraceComments() {
		return this.traceComments;
	}

	public void setTraceComments(boolean traceComments) {
		this.traceComments = traceComments;
	}

	public boolean isObservations() {
		return this.observations;
	}

	public void setObservations(boolean observations) {
		this.observations = observations;
	}

}

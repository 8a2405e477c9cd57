package io.github.neonspring.boot.poller;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.env.Environment;

/**
 * Something that asks the database in the background although nobody uses the
 * application, and so keeps the compute awake or wakes it.
 *
 * @since 0.1.0
 */
public enum DatabasePoller {

	/** The cleanup of Spring Session. */
	SPRING_SESSION("Spring Session JDBC", "deletes expired sessions each minute",
			"set spring.session.jdbc.cleanup-cron to a time that comes seldom, such as 0 0 4 * * *, or to - "
					+ "to switch it off",
			PollerSign.beanOf("org.springframework.session.jdbc.JdbcIndexedSessionRepository")
				.unless("spring.session.jdbc.cleanup-cron", "-")),

	/** Quartz, with its jobs in the database. */
	QUARTZ("Quartz with the JDBC job store", "looks for due jobs twice a minute or more often",
			"set spring.quartz.job-store-type=memory if jobs need not outlive a restart, or "
					+ "spring.quartz.auto-startup=false where another process runs them",
			PollerSign.beanOf("org.quartz.Scheduler")
				.onlyIf("spring.quartz.job-store-type", "jdbc")
				.unless("spring.quartz.auto-startup", "false")),

	/** ShedLock, which locks for each run of a scheduled task. */
	SHEDLOCK("ShedLock JDBC", "writes its lock to the database at each run of a scheduled task",
			"run tasks that take a lock seldom, or within the same few minutes of an hour",
			PollerSign.beanOf("net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider",
					"net.javacrumbs.shedlock.provider.jdbc.JdbcLockProvider")),

	/** Spring Modulith's watch over events that were never completed. */
	SPRING_MODULITH("Spring Modulith's staleness monitor", "looks for stale event publications each minute",
			"set spring.modulith.events.staleness.check-intervall to hours, or remove "
					+ "spring.modulith.events.staleness.*",
			PollerSign.beanOf("org.springframework.modulith.events.core.EventPublicationRepository")
				.onlyIfAny("spring.modulith.events.staleness.published", "spring.modulith.events.staleness.processing",
						"spring.modulith.events.staleness.resubmission")),

	/** Spring Integration's readers of tables. */
	SPRING_INTEGRATION("Spring Integration JDBC", "polls a table",
			"give its poller a longer delay, or start it only while it is needed",
			PollerSign.beanOf("org.springframework.integration.jdbc.inbound.JdbcPollingChannelAdapter",
					"org.springframework.integration.jdbc.inbound.StoredProcPollingChannelAdapter",
					"org.springframework.integration.jdbc.store.JdbcChannelMessageStore")),

	/** Spring Integration's locks, and elections held with them. */
	SPRING_INTEGRATION_LOCKS("Spring Integration's JDBC locks", "renew and try locks in the database",
			"elect a leader by other means than LockRegistryLeaderInitiator, or with a longer time between two tries",
			PollerSign.beanOf("org.springframework.integration.jdbc.lock.JdbcLockRegistry")),

	/** The scheduler db-scheduler. */
	DB_SCHEDULER("db-scheduler", "looks for due tasks each 10 seconds",
			"set db-scheduler.polling-interval to minutes, or db-scheduler.enabled=false where another "
					+ "process runs them",
			PollerSign.beanOf("com.github.kagkarlsson.scheduler.Scheduler")),

	/** JobRunr's server. */
	JOBRUNR("JobRunr with a SQL store", "looks for due jobs each 15 seconds",
			"set jobrunr.background-job-server.enabled=false where another process runs them, or a longer "
					+ "poll-interval-in-seconds",
			PollerSign.beanOf("org.jobrunr.server.BackgroundJobServer").unless("jobrunr.database.type", "mem")),

	/** Spring Boot's health component {@code db}, where the application asks for it. */
	HEALTH("the health component db", "asks the database something at each health call",
			"remove management.health.db.enabled: the health component neon takes its place",
			PollerSign.always().onlyIf("management.health.db.enabled", "true"));

	private final String poller;

	private final String habit;

	private final String advice;

	private final PollerSign sign;

	DatabasePoller(String poller, String habit, String advice, PollerSign sign) {
		this.poller = poller;
		this.habit = habit;
		this.advice = advice;
		this.sign = sign;
	}

	/**
	 * Return its name, for people.
	 * @return the name
	 */
	public String poller() {
		return this.poller;
	}

	/**
	 * Return what it asks the database, and how often unless configured otherwise.
	 * @return the rest of a sentence that begins with its name
	 */
	public String habit() {
		return this.habit;
	}

	/**
	 * Return what to do about it.
	 * @return a sentence without its period
	 */
	public String advice() {
		return this.advice;
	}

	boolean isActive(ListableBeanFactory beans, Environment environment) {
		return this.sign.isFound(beans, environment);
	}

	@Override
	public String toString() {
		return this.poller + " " + this.habit + ": " + this.advice;
	}

}

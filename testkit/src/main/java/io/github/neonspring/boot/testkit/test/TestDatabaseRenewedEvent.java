package io.github.neonspring.boot.testkit.test;

import org.springframework.context.ApplicationEvent;

/**
 * An event that says that the database beneath a context was replaced by a fresh one, so
 * that what is kept in memory of the old one can be forgotten.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class TestDatabaseRenewedEvent extends ApplicationEvent {

	/**
	 * Create an event.
	 * @param database the database
	 */
	TestDatabaseRenewedEvent(TestDatabase database) {
		super(database);
	}

}

package io.github.neonspring.sample.live.endpoint;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The embedded endpoint, as far as the page needs it. The application also runs without
 * the testkit, and on a database of its own the endpoint is there but not in use.
 */
public interface EmbeddedCompute {

	/**
	 * Whether the application runs on it.
	 * @return {@code false} if the database is a real one, with which the page does
	 * nothing
	 */
	boolean isInUse();

	/**
	 * Return what it is called.
	 * @return such as {@code ep-quiet-moon-a1b2c3d4}
	 */
	String name();

	/**
	 * Return where plain pgjdbc finds it.
	 * @return a JDBC URL with user and password
	 */
	String jdbcUrl();

	/**
	 * Open a connection that is no use of the endpoint and that nobody counts.
	 * @return a connection to close
	 * @throws SQLException if it cannot be opened
	 * @throws IllegalStateException if the compute is asleep
	 */
	Connection openAside() throws SQLException;

	/**
	 * Whether the compute is awake and connects are taken.
	 * @return whether a client would get a connection without a wake
	 */
	boolean isReady();

	/**
	 * Return what was counted so far.
	 * @return the counts of this moment
	 */
	ComputeFacts facts();

	/**
	 * Return how many round trips clients have waited for, and how many connections they
	 * have opened.
	 * @return the counts of this moment
	 */
	Traffic traffic();

	/**
	 * Do what a button says.
	 * @param button the button
	 */
	void press(Button button);

	/**
	 * Look whether there is something new.
	 */
	void look();

	/**
	 * What went over the network.
	 *
	 * @param roundTrips how many answers were waited for
	 * @param connects how many connections were begun
	 * @param sessions how many of them were logged in
	 */
	record Traffic(long roundTrips, long connects, long sessions) {

	}

}

package io.github.neonspring.boot.testkit.postgres;

import java.net.SocketAddress;

import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL, or one database of a PostgreSQL that others use too, that can be stopped
 * and started again.
 *
 * @since 0.1.0
 */
public interface DatabaseServer extends AutoCloseable {

	/**
	 * Start unless it is running.
	 */
	void start();

	/**
	 * End all sessions and let none in until the next start.
	 * @param mode how to stop
	 */
	void stop(StopMode mode);

	/**
	 * Whether it is running.
	 * @return whether it lets sessions in
	 */
	boolean isRunning();

	/**
	 * Return where it listens.
	 * @return a Unix socket or a loopback address
	 */
	SocketAddress address();

	/**
	 * Return the only database that this is about.
	 * @return the database's name, or {@code null} for a server with all its databases
	 */
	default @Nullable String onlyDatabase() {
		return null;
	}

	/**
	 * Promote a standby, so that it takes writes.
	 * @throws IllegalStateException if it is no standby
	 */
	default void promote() {
		throw new IllegalStateException("This is no standby");
	}

	@Override
	void close();

}

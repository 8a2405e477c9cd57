package io.github.neonspring.boot.connection.driver;

import java.sql.SQLException;
import java.time.Duration;

/**
 * Hears how each physical connect ended. A connect is the best evidence of the compute's
 * state that there is without asking it anything.
 *
 * @since 0.1.0
 */
public interface ConnectListener {

	/**
	 * A listener that does nothing.
	 */
	ConnectListener NONE = new ConnectListener() {
	};

	/**
	 * A physical connection was opened.
	 * @param serverVersion what the server says its version is
	 * @param took how long it took
	 */
	default void connected(String serverVersion, Duration took) {
	}

	/**
	 * A physical connection could not be opened.
	 * @param failure why
	 */
	default void connectFailed(SQLException failure) {
	}

}

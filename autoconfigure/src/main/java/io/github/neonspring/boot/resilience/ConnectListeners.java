package io.github.neonspring.boot.resilience;

import java.sql.SQLException;
import java.time.Duration;

import io.github.neonspring.boot.connection.driver.ConnectListener;

/**
 * Tells two listeners.
 *
 * @param first told first
 * @param second told second
 */
record ConnectListeners(ConnectListener first, ConnectListener second) implements ConnectListener {

	@Override
	public void connected(String serverVersion, Duration took) {
		this.first.connected(serverVersion, took);
		this.second.connected(serverVersion, took);
	}

	@Override
	public void connectFailed(SQLException failure) {
		this.first.connectFailed(failure);
		this.second.connectFailed(failure);
	}

}

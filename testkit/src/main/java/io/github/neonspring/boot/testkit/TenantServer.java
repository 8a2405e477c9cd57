package io.github.neonspring.boot.testkit;

import java.net.SocketAddress;
import java.sql.SQLException;

import io.github.neonspring.boot.testkit.postgres.DatabaseServer;
import io.github.neonspring.boot.testkit.postgres.SharedServer;
import io.github.neonspring.boot.testkit.postgres.StopMode;

/**
 * One database of a server that others use too: when it stops, its sessions end, and the
 * server runs on for the others.
 */
final class TenantServer implements DatabaseServer {

	private final SharedServer server;

	private final String database;

	private volatile boolean running;

	TenantServer(SharedServer server, String database) {
		this.server = server;
		this.database = database;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop(StopMode mode) {
		this.running = false;
		try {
			new Backends(new SuperuserDoor(this), this.database).terminate(Integer.MAX_VALUE);
		}
		catch (IllegalStateException ex) {
			if (ex.getCause() instanceof SQLException) {
				// The server itself is gone, and every session with it
				return;
			}
			throw ex;
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public SocketAddress address() {
		return this.server.address();
	}

	@Override
	public String onlyDatabase() {
		return this.database;
	}

	@Override
	public void close() {
		this.running = false;
	}

}

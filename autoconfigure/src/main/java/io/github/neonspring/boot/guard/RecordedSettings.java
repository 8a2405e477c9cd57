package io.github.neonspring.boot.guard;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How a connection was set, so that another one can be set alike.
 */
final class RecordedSettings {

	private final Map<String, Setting<Connection>> latest = new LinkedHashMap<>();

	private int recorded;

	// Read by other threads, too
	private volatile boolean autoCommit = true;

	private volatile boolean readOnly;

	void record(String name, Setting<Connection> setting) {
		this.latest.put(name, setting);
		this.recorded++;
	}

	/**
	 * Return how many settings were recorded, those included that replaced others.
	 * @return the number, which tells whether there was one since
	 */
	int recorded() {
		return this.recorded;
	}

	void autoCommit(boolean autoCommit) {
		this.autoCommit = autoCommit;
	}

	void readOnly(boolean readOnly) {
		this.readOnly = readOnly;
	}

	boolean isReadOnly() {
		return this.readOnly;
	}

	boolean isAutoCommit() {
		return this.autoCommit;
	}

	/**
	 * Set another connection alike. Autocommit comes last: without it some settings begin
	 * a transaction, in which pgjdbc refuses others.
	 * @param physical the connection
	 * @param preparation the statement with which the pool prepares each connection, or
	 * {@code null}
	 * @throws SQLException if the driver fails
	 */
	void applyTo(Connection physical, @Nullable String preparation) throws SQLException {
		for (Setting<Connection> setting : this.latest.values()) {
			setting.on(physical);
		}
		if (preparation != null) {
			try (Statement statement = physical.createStatement()) {
				statement.execute(preparation);
			}
		}
		catchUp(physical);
	}

	/**
	 * Tell the driver what was set while it was busy.
	 * @param physical the connection
	 * @throws SQLException if the driver fails
	 */
	void catchUp(Connection physical) throws SQLException {
		if (physical.isReadOnly() != this.readOnly) {
			physical.setReadOnly(this.readOnly);
		}
		if (physical.getAutoCommit() != this.autoCommit) {
			physical.setAutoCommit(this.autoCommit);
		}
	}

}

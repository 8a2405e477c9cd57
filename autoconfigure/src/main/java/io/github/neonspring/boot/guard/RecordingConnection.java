package io.github.neonspring.boot.guard;

import java.sql.Connection;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.jdbc.DelegatingConnection;

/**
 * A connection that knows how it was set: another physical connection can be set alike,
 * and what was set while the driver is busy is told to it later.
 */
abstract class RecordingConnection extends DelegatingConnection {

	private final RecordedSettings settings = new RecordedSettings();

	private final Isolation isolation;

	RecordingConnection(AtomicInteger initialIsolation) {
		this.isolation = new Isolation(this, initialIsolation);
	}

	@Override
	protected Connection delegate() throws SQLException {
		return connection();
	}

	/**
	 * Return the driver's connection, with nothing under way.
	 * @return the connection
	 * @throws SQLException if it cannot be set as the application wants it
	 */
	abstract Connection connection() throws SQLException;

	abstract TransactionGuard transaction();

	abstract Physical physical();

	/**
	 * Whether the driver cannot be told anything now: the server is about to answer, or
	 * the connection is gone.
	 * @return {@code true} if it is told later
	 */
	abstract boolean isAway();

	abstract boolean isReplaceable();

	/**
	 * Prepare for statements that the driver sends of its own accord.
	 * @throws SQLException if the driver fails
	 */
	abstract void prepareForDriver() throws SQLException;

	abstract void replace(@Nullable SQLException lost) throws SQLException;

	@Override
	public void setAutoCommit(boolean autoCommit) throws SQLException {
		if (autoCommit && !isAutoCommit() && !isAway() && transaction().isOpen()) {
			// As JDBC has it
			commit();
		}
		change((connection) -> connection.setAutoCommit(autoCommit));
		this.settings.autoCommit(autoCommit);
	}

	@Override
	public boolean getAutoCommit() {
		return isAutoCommit();
	}

	@Override
	public void setReadOnly(boolean readOnly) throws SQLException {
		change((connection) -> connection.setReadOnly(readOnly));
		this.settings.readOnly(readOnly);
	}

	@Override
	public boolean isReadOnly() {
		return this.settings.isReadOnly();
	}

	@Override
	public void setTransactionIsolation(int level) throws SQLException {
		this.isolation.set(level);
	}

	@Override
	public int getTransactionIsolation() throws SQLException {
		return this.isolation.get();
	}

	@Override
	public void setCatalog(String catalog) throws SQLException {
		record("catalog", (connection) -> connection.setCatalog(catalog));
	}

	@Override
	public void setSchema(String schema) throws SQLException {
		prepareForDriver();
		record("schema", (connection) -> connection.setSchema(schema));
	}

	@Override
	public @Nullable String getSchema() throws SQLException {
		prepareForDriver();
		try {
			return super.getSchema();
		}
		catch (SQLException ex) {
			replaceIfLost(ex);
			return super.getSchema();
		}
	}

	@Override
	public void setHoldability(int holdability) throws SQLException {
		record("holdability", (connection) -> connection.setHoldability(holdability));
	}

	@Override
	public void setNetworkTimeout(Executor executor, int milliseconds) throws SQLException {
		record("networkTimeout", (connection) -> connection.setNetworkTimeout(executor, milliseconds));
	}

	@Override
	public void setTypeMap(Map<String, Class<?>> map) throws SQLException {
		record("typeMap", (connection) -> connection.setTypeMap(map));
	}

	@Override
	public void setClientInfo(String name, String value) throws SQLClientInfoException {
		if (!physical().isGone()) {
			super.setClientInfo(name, value);
		}
		this.settings.record("clientInfo." + name, (connection) -> connection.setClientInfo(name, value));
	}

	@Override
	public void setClientInfo(Properties properties) throws SQLClientInfoException {
		if (!physical().isGone()) {
			super.setClientInfo(properties);
		}
		this.settings.record("clientInfo", (connection) -> connection.setClientInfo(properties));
	}

	private void record(String name, Setting<Connection> setting) throws SQLException {
		connection();
		change(setting);
		this.settings.record(name, setting);
	}

	private void change(Setting<Connection> setting) throws SQLException {
		if (isAway()) {
			return;
		}
		try {
			setting.on(connection());
		}
		catch (SQLException ex) {
			replaceIfLost(ex);
			setting.on(connection());
		}
	}

	private void replaceIfLost(SQLException failure) throws SQLException {
		if (!isReplaceable() || !physical().isLost(failure)) {
			throw failure;
		}
		replace(failure);
	}

	/**
	 * Set another connection as this one is.
	 * @param physical the connection
	 * @param preparation the statement with which the pool prepares each connection, or
	 * {@code null}
	 * @throws SQLException if the driver fails
	 */
	void prepare(Connection physical, @Nullable String preparation) throws SQLException {
		this.settings.applyTo(physical, preparation);
		this.isolation.replaced();
	}

	void catchUp() throws SQLException {
		if (!physical().isGone()) {
			this.settings.catchUp(physical().connection());
		}
	}

	int settingsRecorded() {
		return this.settings.recorded();
	}

	boolean isAutoCommit() {
		return this.settings.isAutoCommit();
	}

	Isolation isolation() {
		return this.isolation;
	}

}

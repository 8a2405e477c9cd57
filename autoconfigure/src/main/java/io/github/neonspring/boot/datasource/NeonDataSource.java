package io.github.neonspring.boot.datasource;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcUtils;

import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.resilience.EndpointUnavailableException;

/**
 * What the application borrows its connections from. Notes each use, so that the compute
 * is kept awake while it is used. Closing it closes the pool.
 */
final class NeonDataSource extends DelegatingDataSource implements AutoCloseable {

	private final NeonPool pool;

	private final ComputeActivity activity;

	NeonDataSource(DataSource lending, NeonPool pool, ComputeActivity activity) {
		super(lending);
		this.pool = pool;
		this.activity = activity;
	}

	@Override
	public Connection getConnection() throws SQLException {
		long since = this.activity.used();
		long asked = this.pool.asked();
		Connection connection = borrow();
		try {
			this.activity.served(since);
			this.pool.acquired(asked);
			return connection;
		}
		catch (RuntimeException | Error ex) {
			JdbcUtils.closeConnection(connection);
			throw ex;
		}
	}

	private Connection borrow() throws SQLException {
		try {
			return super.getConnection();
		}
		catch (EndpointUnavailableException ex) {
			// Says it all, and is known by its type
			throw ex;
		}
		catch (SQLTransientConnectionException ex) {
			throw this.pool.explain(ex);
		}
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		this.activity.used();
		return super.getConnection(username, password);
	}

	/**
	 * Unwrap. Who asks for a data source gets the pool: Spring Boot derives from it the
	 * data source for a user of Flyway's, Liquibase's or the scripts' own, and before 4.1
	 * finds it by no other way.
	 */
	@Override
	public <T> T unwrap(Class<T> iface) throws SQLException {
		return (iface == DataSource.class) ? iface.cast(root()) : super.unwrap(iface);
	}

	private DataSource root() {
		DataSource root = this;
		while (root instanceof DelegatingDataSource delegating && delegating.getTargetDataSource() != null) {
			root = delegating.getTargetDataSource();
		}
		return root;
	}

	@Override
	public void close() {
		this.pool.close();
	}

	@Override
	public String toString() {
		return "NeonDataSource[" + this.pool.description() + "]";
	}

}

package io.github.neonspring.boot.replica;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Fetches a connection with the first statement, and so knows whether it is wanted for a
 * read-only transaction, which goes to a replica.
 *
 * @since 0.1.0
 */
public final class RoutingDataSource extends DelegatingDataSource {

	private final DataSource primary;

	private final DataSource reading;

	private final boolean autoCommit;

	/**
	 * Create a routing data source.
	 * @param primary lends connections to the primary
	 * @param reading lends connections to those who only read
	 * @param autoCommit whether connections commit each statement by themselves when they
	 * are lent
	 */
	public RoutingDataSource(DataSource primary, DataSource reading, boolean autoCommit) {
		super(primary);
		this.primary = primary;
		this.reading = reading;
		this.autoCommit = autoCommit;
	}

	@Override
	public Connection getConnection() throws SQLException {
		return new RoutedConnection((route) -> on(route).getConnection(), this.autoCommit);
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return new RoutedConnection((route) -> on(route).getConnection(username, password), this.autoCommit);
	}

	/**
	 * Unwrap, a data source to the pool of the primary.
	 */
	@Override
	public <T> T unwrap(Class<T> iface) throws SQLException {
		return (iface == DataSource.class) ? this.primary.unwrap(iface) : super.unwrap(iface);
	}

	private DataSource on(Route route) {
		return (route == Route.READING) ? this.reading : this.primary;
	}

}

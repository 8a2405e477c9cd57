package io.github.neonspring.boot.replica;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/**
 * Fetches a connection with the first statement, and so knows whether it is wanted for a
 * read-only transaction, which goes to a replica.
 *
 * @since 0.1.0
 */
public final class RoutingDataSource extends LazyConnectionDataSourceProxy {

	private final LazyConnectionDataSourceProxy primaryOnly;

	/**
	 * Create a routing data source.
	 * @param primary lends connections to the primary
	 * @param reading lends connections to those who only read
	 * @param autoCommit whether connections commit each statement by themselves when they
	 * are lent
	 */
	public RoutingDataSource(DataSource primary, DataSource reading, boolean autoCommit) {
		super(primary);
		setDefaultAutoCommit(autoCommit);
		setReadOnlyDataSource(reading);
		this.primaryOnly = new Unasking(primary, autoCommit);
	}

	@Override
	public Connection getConnection() throws SQLException {
		return ReadFromPrimary.isSaid() ? this.primaryOnly.getConnection() : super.getConnection();
	}

	@Override
	public void checkDefaultConnectionProperties() {
		// Would ask the primary, and wake it for the sake of a reader
	}

	@Override
	protected Integer defaultTransactionIsolation() {
		return Connection.TRANSACTION_NONE;
	}

	/**
	 * The same without replicas.
	 */
	private static final class Unasking extends LazyConnectionDataSourceProxy {

		Unasking(DataSource primary, boolean autoCommit) {
			super(primary);
			setDefaultAutoCommit(autoCommit);
		}

		@Override
		public void checkDefaultConnectionProperties() {
			// As above
		}

		@Override
		protected @Nullable Integer defaultTransactionIsolation() {
			return Connection.TRANSACTION_NONE;
		}

	}

}

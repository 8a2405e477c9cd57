package io.github.neonspring.boot.datasource;

import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/**
 * Fetches a connection only with the first statement. Unwraps to the pool, as
 * {@link NeonDataSource} does.
 */
final class LazyDataSource extends LazyConnectionDataSourceProxy {

	LazyDataSource(DataSource target) {
		super(target);
	}

	@Override
	public <T> T unwrap(Class<T> iface) throws SQLException {
		return (iface == DataSource.class) ? obtainTargetDataSource().unwrap(iface) : super.unwrap(iface);
	}

}

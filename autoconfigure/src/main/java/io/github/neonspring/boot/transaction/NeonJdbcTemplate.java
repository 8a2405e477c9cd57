package io.github.neonspring.boot.transaction;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.core.InfrastructureProxy;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A JDBC template that says plainly that the database cannot be reached, also outside
 * transactions.
 */
class NeonJdbcTemplate extends JdbcTemplate {

	NeonJdbcTemplate(DataSource dataSource) {
		super(dataSource);
	}

	@Override
	protected DataSource obtainDataSource() {
		return new PlainSpokenDataSource(super.obtainDataSource());
	}

	@Override
	protected DataAccessException translateException(String task, @Nullable String sql, SQLException ex) {
		RuntimeException translated = FailureTranslation.translate(ex);
		if (translated == null) {
			return super.translateException(task, sql, ex);
		}
		if (translated instanceof DataAccessException unavailable) {
			return unavailable;
		}
		throw translated;
	}

	/**
	 * The same data source as far as transactions are concerned. Spring wraps every
	 * SQLException that it throws, but no exception of Spring's own.
	 */
	private static final class PlainSpokenDataSource extends DelegatingDataSource implements InfrastructureProxy {

		PlainSpokenDataSource(DataSource target) {
			super(target);
		}

		@Override
		public Object getWrappedObject() {
			return obtainTargetDataSource();
		}

		@Override
		public Connection getConnection() throws SQLException {
			try {
				return super.getConnection();
			}
			catch (SQLException ex) {
				RuntimeException translated = FailureTranslation.translate(ex);
				if (translated != null) {
					throw translated;
				}
				throw ex;
			}
		}

	}

}

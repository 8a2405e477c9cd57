package io.github.neonspring.boot.transaction;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import io.github.neonspring.boot.commit.CommitInDoubtException;
import io.github.neonspring.boot.commit.VerifyCommit;
import io.github.neonspring.boot.resilience.EndpointUnavailableException;

/**
 * A data source that throws what ours throws in trouble, and notes for each COMMIT
 * whether it was to be verified.
 */
final class TroubledDataSource extends DelegatingDataSource {

	final List<Boolean> verified = new ArrayList<>();

	volatile boolean unavailable;

	volatile boolean unavailableOnFirstStatement;

	volatile @Nullable SQLException commitFailure;

	TroubledDataSource(DataSource target) {
		super(target);
	}

	void peace() {
		this.unavailable = false;
		this.unavailableOnFirstStatement = false;
		this.commitFailure = null;
		this.verified.clear();
	}

	static CommitInDoubtException inDoubt() {
		return new CommitInDoubtException("The answer to COMMIT was lost on ep-quiet-moon-a1b2c3d4.", "750", null);
	}

	static SQLException rolledBack() {
		return new SQLTransientConnectionException("COMMIT never arrived at ep-quiet-moon-a1b2c3d4", "08006");
	}

	@Override
	public Connection getConnection() throws SQLException {
		if (this.unavailable) {
			throw refused();
		}
		Connection connection = super.getConnection();
		return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Connection.class },
				(proxy, method, arguments) -> {
					if (method.getName().equals("commit")) {
						commit(connection);
					}
					if (this.unavailableOnFirstStatement && method.getName().endsWith("Statement")) {
						throw refused();
					}
					try {
						return method.invoke(connection, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getTargetException();
					}
				});
	}

	private static SQLException refused() {
		return new EndpointUnavailableException("ep-quiet-moon-a1b2c3d4 has been refusing connections for 12 s", null);
	}

	private void commit(Connection connection) throws SQLException {
		this.verified.add(VerifyCommit.isWanted(false));
		SQLException failure = this.commitFailure;
		if (failure != null) {
			this.commitFailure = null;
			connection.abort(Runnable::run);
			throw failure;
		}
	}

	/**
	 * Puts it in front of the application's data source.
	 */
	static final class Installer implements BeanPostProcessor {

		@Override
		public Object postProcessAfterInitialization(Object bean, String beanName) {
			return (bean instanceof DataSource dataSource) ? new TroubledDataSource(dataSource) : bean;
		}

	}

}

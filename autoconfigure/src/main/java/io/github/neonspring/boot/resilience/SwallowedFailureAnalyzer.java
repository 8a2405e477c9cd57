package io.github.neonspring.boot.resilience;

import java.sql.SQLException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

import io.github.neonspring.boot.connection.NeonConnection;
import io.github.neonspring.boot.connection.ResolvedConnection;
import io.github.neonspring.boot.connection.driver.ConnectFailure;
import io.github.neonspring.boot.connection.driver.ConnectListener;
import io.github.neonspring.boot.connection.driver.ConnectingDataSource;
import io.github.neonspring.boot.connection.driver.JdbcTarget;

/**
 * Says why a start with JPA failed. Hibernate logs that it got no connection, goes on
 * without, and fails for want of a dialect, which says nothing of the database; so the
 * database is asked once more.
 */
final class SwallowedFailureAnalyzer implements FailureAnalyzer {

	private static final String HIBERNATE = "Unable to determine Dialect without JDBC metadata";

	private static final Duration SILENCE = Duration.ofSeconds(5);

	private final BeanFactory beanFactory;

	SwallowedFailureAnalyzer(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		if (!isSwallowed(failure)) {
			return null;
		}
		NeonConnection connection = this.beanFactory.getBeanProvider(NeonConnection.class).getIfAvailable();
		JdbcTarget target = (connection != null) ? connection.resolve().map(ResolvedConnection::main).orElse(null)
				: null;
		return (target != null) ? ask(target, failure) : null;
	}

	private static boolean isSwallowed(Throwable failure) {
		for (Throwable current = failure; current != null; current = current.getCause()) {
			if (String.valueOf(current.getMessage()).startsWith(HIBERNATE)) {
				return true;
			}
		}
		return false;
	}

	private static @Nullable FailureAnalysis ask(JdbcTarget target, Throwable failure) {
		try (ConnectingDataSource connecting = new ConnectingDataSource(target, SILENCE, ConnectListener.NONE)) {
			connecting.getConnection().close();
			return null;
		}
		catch (SQLException ex) {
			ConnectFailure kind = ConnectFailure.of(ex);
			return new FailureAnalysis("Connecting to " + target.description() + " failed. " + kind.getDescription(),
					kind.getAction(), failure);
		}
	}

}

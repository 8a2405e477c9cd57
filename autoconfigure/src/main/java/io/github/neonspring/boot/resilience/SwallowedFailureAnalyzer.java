package io.github.neonspring.boot.resilience;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

import io.github.neonspring.boot.connection.driver.ConnectFailure;

/**
 * Says why a start with JPA failed. Hibernate logs that it got no connection, goes on
 * without, and fails for want of a dialect, which says nothing of the database.
 */
final class SwallowedFailureAnalyzer implements FailureAnalyzer {

	private static final String HIBERNATE = "Unable to determine Dialect without JDBC metadata";

	private final BeanFactory beanFactory;

	SwallowedFailureAnalyzer(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		SQLException swallowed = isSwallowed(failure) ? StartFailure.of(this.beanFactory) : null;
		return (swallowed != null)
				? new FailureAnalysis(swallowed.getMessage(), ConnectFailure.of(swallowed).getAction(), failure) : null;
	}

	private static boolean isSwallowed(Throwable failure) {
		for (Throwable current = failure; current != null; current = current.getCause()) {
			if (String.valueOf(current.getMessage()).startsWith(HIBERNATE)) {
				return true;
			}
		}
		return false;
	}

}

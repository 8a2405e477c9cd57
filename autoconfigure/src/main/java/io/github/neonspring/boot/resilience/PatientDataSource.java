package io.github.neonspring.boot.resilience;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.log.LogMessage;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryState;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.retry.Retryable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import io.github.neonspring.boot.connection.driver.ConnectFailure;
import io.github.neonspring.boot.connection.driver.ConnectingDataSource;

/**
 * A data source that tries again while the database is not there yet. What cannot pass by
 * itself, such as a refused password, fails at once: Neon's proxy remembers such answers
 * for 30 seconds, so that asking again makes things worse.
 */
final class PatientDataSource extends DelegatingDataSource {

	private static final Log logger = LogFactory.getLog(PatientDataSource.class);

	private final ConnectingDataSource connecting;

	private final Duration timeout;

	private final BooleanSupplier starting;

	PatientDataSource(ConnectingDataSource connecting, Duration timeout, BooleanSupplier starting) {
		super(connecting);
		this.connecting = connecting;
		this.timeout = timeout;
		this.starting = starting;
	}

	@Override
	public Connection getConnection() throws SQLException {
		return patiently(this.connecting::getConnection);
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return patiently(() -> this.connecting.getConnection(username, password));
	}

	private Connection patiently(Connect connect) throws SQLException {
		RetryTemplate retry = new RetryTemplate(policy());
		retry.setRetryListener(new Progress());
		EndOfWait endOfWait = this.starting.getAsBoolean() ? EndOfWait.atShutdown(this.connecting::close)
				: EndOfWait.NEVER;
		try (endOfWait) {
			return retry.<Connection>execute(connect::open);
		}
		catch (RetryException ex) {
			throw lastFailure(ex);
		}
	}

	private RetryPolicy policy() {
		return RetryPolicy.builder()
			.maxRetries(Long.MAX_VALUE)
			.delay(Duration.ofMillis(20))
			.jitter(Duration.ofMillis(10))
			.multiplier(1.5)
			.maxDelay(Duration.ofMillis(200))
			.timeout(this.timeout)
			.predicate(this::passesByItself)
			.build();
	}

	private boolean passesByItself(Throwable failure) {
		return !this.connecting.isClosed() && !Thread.currentThread().isInterrupted()
				&& ConnectFailure.of(failure).isTransient();
	}

	private static SQLException lastFailure(RetryException ex) {
		if (ex.getCause() instanceof SQLException failure) {
			return failure;
		}
		for (Throwable earlier : ex.getSuppressed()) {
			if (earlier instanceof SQLException failure) {
				return failure;
			}
		}
		return new SQLException(ex.getMessage(), "08001", ex);
	}

	/**
	 * Opens a connection.
	 */
	@FunctionalInterface
	private interface Connect {

		Connection open() throws SQLException;

	}

	/**
	 * Says in plain words what is waited for, once a state.
	 */
	private final class Progress implements RetryListener {

		private final long start = System.nanoTime();

		private @Nullable ConnectFailure said;

		@Override
		public void onRetryableExecution(RetryPolicy policy, Retryable<?> retryable, RetryState state) {
			if (state.isSuccessful()) {
				succeeded();
			}
			else if (passesByItself(state.getLastException())) {
				failed(ConnectFailure.of(state.getLastException()));
			}
		}

		private void succeeded() {
			if (this.said != null) {
				logger.info(LogMessage.format("%s answers now, after %d ms", description(),
						(System.nanoTime() - this.start) / 1_000_000));
			}
		}

		private void failed(ConnectFailure failure) {
			if (this.said != failure) {
				this.said = failure;
				logger.warn(LogMessage.format("%s is not there yet. %s Trying again for up to %d s", description(),
						failure.getDescription(), PatientDataSource.this.timeout.toSeconds()));
			}
		}

		private String description() {
			return PatientDataSource.this.connecting.target().description();
		}

	}

}

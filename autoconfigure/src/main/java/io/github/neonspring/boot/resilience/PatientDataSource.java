package io.github.neonspring.boot.resilience;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
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

	private final ConnectingDataSource connecting;

	private final Duration timeout;

	private final BooleanSupplier starting;

	private final @Nullable ConnectTurn turn;

	private final ConnectProgress progress;

	PatientDataSource(ConnectingDataSource connecting, Duration timeout, BooleanSupplier starting,
			@Nullable ConnectTurn turn) {
		super(connecting);
		this.connecting = connecting;
		this.timeout = timeout;
		this.starting = starting;
		this.turn = turn;
		this.progress = new ConnectProgress(connecting.target().description(),
				() -> turn != null && turn.isRejecting());
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
		retry.setRetryListener(new Listener());
		EndOfWait endOfWait = this.starting.getAsBoolean() ? EndOfWait.atShutdown(this.connecting::close)
				: EndOfWait.NEVER;
		try (endOfWait) {
			return retry.<Connection>execute(() -> open(connect));
		}
		catch (RetryException ex) {
			throw lastFailure(ex);
		}
	}

	private Connection open(Connect connect) throws SQLException {
		if (this.turn != null) {
			this.turn.await();
		}
		return connect.open();
	}

	private RetryPolicy policy() {
		return RetryPolicy.builder()
			.maxRetries(this.timeout.isZero() ? 0 : Long.MAX_VALUE)
			.delay(Duration.ofMillis(20))
			.jitter(Duration.ofMillis(10))
			.multiplier(1.5)
			.maxDelay(Duration.ofMillis(200))
			.timeout(isForThePool() ? Duration.ZERO : this.timeout)
			.predicate(this::passesByItself)
			.build();
	}

	private boolean isForThePool() {
		return this.turn != null && this.turn.isForThePool();
	}

	private boolean passesByItself(Throwable failure) {
		return !this.connecting.isClosed() && !Thread.currentThread().isInterrupted()
				&& !(failure instanceof EndpointUnavailableException) && (this.turn == null || this.turn.isWanted())
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
	 * Tells how it goes.
	 */
	private final class Listener implements RetryListener {

		@Override
		public void onRetryableExecution(RetryPolicy policy, Retryable<?> retryable, RetryState state) {
			if (state.isSuccessful()) {
				PatientDataSource.this.progress.succeeded();
			}
			else if (policy.shouldRetry(state.getLastException())) {
				PatientDataSource.this.progress.failed(ConnectFailure.of(state.getLastException()),
						policy.getTimeout());
			}
		}

	}

}

package io.github.neonspring.boot.transaction;

import java.time.Duration;

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
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.github.neonspring.boot.replica.ReadFromPrimary;

/**
 * Does a whole transaction again when it was rolled back through no fault of its own. A
 * transaction that was committed, or may have been, is never done again.
 */
final class TransactionRetry {

	private static final Log logger = LogFactory.getLog(TransactionRetry.class);

	private final NeonTransactionRetryProperties properties;

	private final FreshStart freshStart;

	private final TransactionRetries retries;

	TransactionRetry(NeonTransactionRetryProperties properties, FreshStart freshStart, TransactionRetries retries) {
		this.properties = properties;
		this.freshStart = freshStart;
		this.retries = retries;
	}

	/**
	 * Whether a transaction is repeated: if it may be, and if it would be one of its own
	 * and not a part of another one.
	 * @param choice what the transaction says about it
	 * @param propagation how the transaction relates to one that is active
	 * @return whether to use {@link #execute}
	 */
	boolean applies(RetryChoice choice, int propagation) {
		boolean wanted = switch (choice) {
			case RETRYABLE -> true;
			case NOT_RETRYABLE -> false;
			case BY_PROPERTY -> this.properties.isEnabled();
		};
		return wanted && this.properties.getMaxAttempts() > 1 && beginsTransaction(propagation);
	}

	private static boolean beginsTransaction(int propagation) {
		return switch (propagation) {
			case TransactionDefinition.PROPAGATION_REQUIRES_NEW -> true;
			case TransactionDefinition.PROPAGATION_REQUIRED, TransactionDefinition.PROPAGATION_NESTED ->
				!TransactionSynchronizationManager.isActualTransactionActive();
			default -> false;
		};
	}

	/**
	 * Do it, again if need be.
	 * @param <T> the type of the result
	 * @param transaction begins a transaction, does its work and ends it
	 * @return the result of the attempt that was committed
	 * @throws Throwable what the last attempt threw; it carries what the earlier ones
	 * threw as suppressed
	 */
	<T extends @Nullable Object> T execute(Retryable<T> transaction) throws Throwable {
		Attempts<T> attempts = new Attempts<>(transaction);
		RetryTemplate template = new RetryTemplate(policy(attempts));
		template.setRetryListener(attempts);
		try {
			T result = template.execute(attempts);
			attempts.ended(RetryOutcome.RECOVERED);
			return result;
		}
		catch (RetryException ex) {
			attempts.ended(RetryOutcome.EXHAUSTED);
			throw lastOf(ex);
		}
	}

	private RetryPolicy policy(Attempts<?> attempts) {
		Duration delay = this.properties.getDelay();
		return RetryPolicy.builder()
			.maxRetries(this.properties.getMaxAttempts() - 1)
			.delay(delay)
			.jitter(delay.dividedBy(2))
			.multiplier(2)
			.maxDelay(this.properties.getMaxDelay())
			.predicate(attempts::mayBeRepeated)
			.build();
	}

	private static Throwable lastOf(RetryException failure) {
		Throwable last = failure.getLastException();
		for (Throwable earlier : failure.getSuppressed()) {
			if (earlier != last) {
				last.addSuppressed(earlier);
			}
		}
		return last;
	}

	/**
	 * The attempts at one transaction.
	 */
	private final class Attempts<T extends @Nullable Object> implements Retryable<T>, RetryListener {

		private final Retryable<T> transaction;

		private @Nullable Attempt last;

		private boolean repeated;

		Attempts(Retryable<T> transaction) {
			this.transaction = transaction;
		}

		@Override
		public T execute() throws Throwable {
			if (this.last == null) {
				return attempt();
			}
			// A replica may give up the same read again
			ReadFromPrimary primary = ReadFromPrimary.say();
			try (primary) {
				return attempt();
			}
		}

		private T attempt() throws Throwable {
			try (Attempt attempt = Attempt.start()) {
				this.last = attempt;
				return this.transaction.execute();
			}
		}

		@Override
		public String getName() {
			return this.transaction.getName();
		}

		boolean mayBeRepeated(Throwable failure) {
			if (this.last == null || this.last.isCommitted()
					|| !Retryability.of(failure, this.last.hasLostConnection())) {
				return false;
			}
			if (!this.last.isOurs()) {
				logger.warn(LogMessage.format("%s is not repeated: its transaction was not begun by a transaction "
						+ "manager that knows how a lost COMMIT ended. Use NeonJpaTransactionManager or "
						+ "NeonJdbcTransactionManager for your own transaction manager bean", getName()));
			}
			return this.last.isOurs();
		}

		void ended(RetryOutcome outcome) {
			if (this.repeated) {
				TransactionRetry.this.retries.add(outcome);
			}
		}

		@Override
		public void beforeRetry(RetryPolicy policy, Retryable<?> retryable, RetryState state) {
			logger.debug(LogMessage.format("%s was rolled back, attempt %d of %d follows: %s", getName(),
					state.getRetryCount() + 1, TransactionRetry.this.properties.getMaxAttempts(),
					state.getLastException()));
			this.repeated = true;
			TransactionRetry.this.freshStart.prepare();
		}

	}

}

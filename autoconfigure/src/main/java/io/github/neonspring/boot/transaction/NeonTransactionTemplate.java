package io.github.neonspring.boot.transaction;

import java.lang.reflect.UndeclaredThrowableException;

import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.Retryable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.Assert;

/**
 * A transaction template whose transactions may be repeated and verified. The bean
 * {@code transactionTemplate} is one; its methods give a copy for a single use, as in
 * {@code transactionTemplate.retryable().execute(...)}. A call inside another transaction
 * joins that one and is not repeated.
 *
 * @since 0.1.0
 */
public class NeonTransactionTemplate extends TransactionTemplate {

	private final TransactionRetry retry;

	private final RetryChoice choice;

	private final boolean verifyingCommit;

	private final boolean readingFromPrimary;

	NeonTransactionTemplate(PlatformTransactionManager transactionManager, TransactionRetry retry) {
		super(transactionManager);
		this.retry = retry;
		this.choice = RetryChoice.BY_PROPERTY;
		this.verifyingCommit = false;
		this.readingFromPrimary = false;
	}

	private NeonTransactionTemplate(NeonTransactionTemplate original, RetryChoice choice, boolean verifyingCommit,
			boolean readingFromPrimary) {
		super(original.obtainTransactionManager(), original);
		this.retry = original.retry;
		this.choice = choice;
		this.verifyingCommit = verifyingCommit;
		this.readingFromPrimary = readingFromPrimary;
	}

	/**
	 * Return a copy whose transactions are done again when they lose against another one
	 * or lose their connection before they are committed. What is done in them must bear
	 * to be done several times.
	 * @return a copy with the same settings otherwise
	 */
	public NeonTransactionTemplate retryable() {
		return new NeonTransactionTemplate(this, RetryChoice.RETRYABLE, this.verifyingCommit, this.readingFromPrimary);
	}

	/**
	 * Return a copy whose transactions are done once, also with
	 * {@code neon.transaction.retry.enabled}.
	 * @return a copy with the same settings otherwise
	 */
	public NeonTransactionTemplate notRetryable() {
		return new NeonTransactionTemplate(this, RetryChoice.NOT_RETRYABLE, this.verifyingCommit,
				this.readingFromPrimary);
	}

	/**
	 * Return a copy that looks up the outcome of a commit whose answer was lost, as
	 * {@code neon.transaction.verify-commit} does for all transactions. It costs one
	 * round trip before the commit of a transaction that has written.
	 * @return a copy with the same settings otherwise
	 * @throws IllegalStateException if the transaction manager is neither a
	 * {@link NeonJdbcTransactionManager} nor a {@link NeonJpaTransactionManager}, which
	 * alone understand it
	 */
	public NeonTransactionTemplate verifyingCommit() {
		Assert.state(obtainTransactionManager() instanceof VerifyingTransactionManager,
				() -> obtainTransactionManager().getClass().getName() + " cannot verify the commits of single "
						+ "transactions. Use NeonJpaTransactionManager or NeonJdbcTransactionManager, or set "
						+ "neon.transaction.verify-commit=true for all");
		return new NeonTransactionTemplate(this, this.choice, true, this.readingFromPrimary);
	}

	/**
	 * Return a copy whose transactions read from the primary and never from a replica,
	 * also if they are read-only.
	 * @return a copy with the same settings otherwise
	 * @throws IllegalStateException if the transaction manager is neither a
	 * {@link NeonJdbcTransactionManager} nor a {@link NeonJpaTransactionManager}, which
	 * alone understand it
	 */
	public NeonTransactionTemplate readingFromPrimary() {
		Assert.state(obtainTransactionManager() instanceof VerifyingTransactionManager,
				() -> obtainTransactionManager().getClass().getName() + " cannot choose between replicas and primary. "
						+ "Use NeonJpaTransactionManager or NeonJdbcTransactionManager, or do not declare the "
						+ "transaction read-only");
		return new NeonTransactionTemplate(this, this.choice, this.verifyingCommit, true);
	}

	boolean isReadingFromPrimary() {
		return this.readingFromPrimary;
	}

	boolean isVerifyingCommit() {
		return this.verifyingCommit;
	}

	private PlatformTransactionManager obtainTransactionManager() {
		PlatformTransactionManager transactionManager = getTransactionManager();
		Assert.state(transactionManager != null, "No PlatformTransactionManager set");
		return transactionManager;
	}

	@Override
	public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
		try {
			return this.retry.applies(this.choice, getPropagationBehavior()) ? executeRepeatedly(action)
					: super.execute(action);
		}
		catch (RuntimeException ex) {
			throw FailureTranslation.ofApplication(ex);
		}
	}

	private <T extends @Nullable Object> T executeRepeatedly(TransactionCallback<T> action) {
		try {
			return this.retry.<T>execute(new Retryable<T>() {

				@Override
				public T execute() {
					return NeonTransactionTemplate.super.execute(action);
				}

				@Override
				public String getName() {
					return NeonTransactionTemplate.this.describe(action);
				}

			});
		}
		catch (RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new UndeclaredThrowableException(ex);
		}
	}

	private String describe(TransactionCallback<?> action) {
		String name = getName();
		return "Transaction " + ((name != null) ? name : action.getClass().getName());
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return super.equals(other) && (!(other instanceof NeonTransactionTemplate template)
				|| (this.choice == template.choice && this.verifyingCommit == template.verifyingCommit
						&& this.readingFromPrimary == template.readingFromPrimary));
	}

	@Override
	public int hashCode() {
		return super.hashCode();
	}

}

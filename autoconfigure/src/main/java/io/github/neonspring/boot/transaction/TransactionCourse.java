package io.github.neonspring.boot.transaction;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.support.DefaultTransactionStatus;

import io.github.neonspring.boot.commit.VerifyCommit;
import io.github.neonspring.boot.connection.failure.FailureChain;
import io.github.neonspring.boot.replica.ReadFromPrimary;
import io.github.neonspring.boot.session.TransactionName;

/**
 * What our transaction managers add to begin, commit and rollback: they say what the data
 * source said, they verify the commits that ask for it, and they never call an unknown
 * outcome a rollback.
 */
final class TransactionCourse {

	private static final Log logger = LogFactory.getLog(TransactionCourse.class);

	private static final String FAILED_BEFORE = "25P02";

	/** Transactions that asked for it, by identity: they have no equals. */
	private final Set<Object> verified = ConcurrentHashMap.newKeySet();

	/** Set from a commit to the rollback that follows it at once, if one does. */
	private final ThreadLocal<@Nullable CommitOutcomeUnknownException> unknown = new ThreadLocal<>();

	void begin(Object transaction, TransactionDefinition definition, Runnable begin) {
		Attempt.begins(transaction);
		try {
			begin(definition, begin);
		}
		catch (RuntimeException ex) {
			throw FailureTranslation.of(ex);
		}
		if (asksForVerification(definition)) {
			this.verified.add(transaction);
		}
	}

	private static void begin(TransactionDefinition definition, Runnable begin) {
		TransactionName name = TransactionName.say(definition.getName());
		try (name) {
			beginWhereItReads(definition, begin);
		}
	}

	private static void beginWhereItReads(TransactionDefinition definition, Runnable begin) {
		if (!asksForPrimary(definition)) {
			begin.run();
			return;
		}
		ReadFromPrimary primary = ReadFromPrimary.say();
		try (primary) {
			begin.run();
		}
	}

	// A standby knows no serializable transactions
	private static boolean asksForPrimary(TransactionDefinition definition) {
		if (definition.getIsolationLevel() == TransactionDefinition.ISOLATION_SERIALIZABLE) {
			return true;
		}
		if (definition instanceof NeonTransactionTemplate template) {
			return template.isReadingFromPrimary();
		}
		return definition instanceof TransactionAttribute attribute && attribute.getLabels().contains("primary");
	}

	private static boolean asksForVerification(TransactionDefinition definition) {
		if (definition instanceof NeonTransactionTemplate template) {
			return template.isVerifyingCommit();
		}
		return definition instanceof TransactionAttribute attribute && attribute.getLabels().contains("verify-commit");
	}

	void commit(DefaultTransactionStatus status, boolean rollbackFollowsFailure, Runnable commit) {
		try {
			commit(status.getTransaction(), commit);
		}
		catch (RuntimeException ex) {
			if (FailureChain.of(ex).stream().anyMatch((cause) -> FAILED_BEFORE.equals(cause.getSQLState()))) {
				throw new UnexpectedRollbackException("The transaction could only be rolled back", ex);
			}
			RuntimeException failure = FailureTranslation.of(ex);
			if (rollbackFollowsFailure && failure instanceof CommitOutcomeUnknownException outcomeUnknown) {
				this.unknown.set(outcomeUnknown);
			}
			throw failure;
		}
		Attempt.committed(status.getTransaction());
	}

	private void commit(Object transaction, Runnable commit) {
		if (!this.verified.contains(transaction)) {
			commit.run();
			return;
		}
		VerifyCommit verify = VerifyCommit.say(true);
		try (verify) {
			commit.run();
		}
	}

	void rollback(DefaultTransactionStatus status, Runnable rollback) {
		CommitOutcomeUnknownException outcomeUnknown = this.unknown.get();
		if (outcomeUnknown != null) {
			this.unknown.remove();
			throw outcomeUnknown;
		}
		try {
			rollback.run();
		}
		catch (RuntimeException ex) {
			// The server rolls back what has lost its connection: no reason to hide why
			if (!Retryability.isLostConnection(ex) && !isClosed(status)) {
				throw ex;
			}
			Attempt.lostConnection(status.getTransaction());
			logger.debug("There was no connection left to roll back on", ex);
		}
	}

	private static boolean isClosed(DefaultTransactionStatus status) {
		try {
			return status.getTransaction() instanceof JdbcTransactionObjectSupport transaction
					&& transaction.hasConnectionHolder()
					&& transaction.getConnectionHolder().getConnection().isClosed();
		}
		catch (SQLException | RuntimeException ex) {
			return false;
		}
	}

	void cleanup(Object transaction) {
		this.verified.remove(transaction);
	}

}

package io.github.neonspring.boot.transaction;

import javax.sql.DataSource;

import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Spring's transaction manager for JDBC, telling the truth about the database. It throws
 * {@link io.github.neonspring.boot.resilience.DatabaseUnavailableException} when a
 * transaction cannot be begun because the database cannot be reached, and
 * {@link CommitOutcomeUnknownException} when nobody knows how a commit ended. It is
 * auto-configured; an application that defines its own transaction manager may use it.
 *
 * @since 0.1.0
 */
public class NeonJdbcTransactionManager extends JdbcTransactionManager implements VerifyingTransactionManager {

	private final transient TransactionCourse course = new TransactionCourse();

	/**
	 * Create a transaction manager.
	 * @param dataSource the data source that the application uses
	 */
	public NeonJdbcTransactionManager(DataSource dataSource) {
		super(dataSource);
	}

	@Override
	protected void doBegin(Object transaction, TransactionDefinition definition) {
		this.course.begin(transaction, definition, () -> super.doBegin(transaction, definition));
	}

	@Override
	protected void doCommit(DefaultTransactionStatus status) {
		this.course.commit(status, isRollbackOnCommitFailure(), () -> super.doCommit(status));
	}

	@Override
	protected void doRollback(DefaultTransactionStatus status) {
		this.course.rollback(status, () -> super.doRollback(status));
	}

	@Override
	protected void doCleanupAfterCompletion(Object transaction) {
		this.course.cleanup(transaction);
		super.doCleanupAfterCompletion(transaction);
	}

}

package io.github.neonspring.boot.transaction;

import jakarta.persistence.EntityManagerFactory;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Spring's transaction manager for JPA, telling the truth about the database. It throws
 * {@link io.github.neonspring.boot.resilience.DatabaseUnavailableException} when a
 * transaction cannot be begun because the database cannot be reached, and
 * {@link CommitOutcomeUnknownException} when nobody knows how a commit ended. It is
 * auto-configured; an application that defines its own transaction manager may use it.
 *
 * @since 0.1.0
 */
public class NeonJpaTransactionManager extends JpaTransactionManager implements VerifyingTransactionManager {

	private final transient TransactionCourse course = new TransactionCourse();

	/**
	 * Create a transaction manager that looks for its entity manager factory in the bean
	 * factory.
	 */
	public NeonJpaTransactionManager() {
	}

	/**
	 * Create a transaction manager.
	 * @param entityManagerFactory whose transactions to manage
	 */
	public NeonJpaTransactionManager(EntityManagerFactory entityManagerFactory) {
		super(entityManagerFactory);
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

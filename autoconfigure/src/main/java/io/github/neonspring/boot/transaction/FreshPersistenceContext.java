package io.github.neonspring.boot.transaction;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.resource.jdbc.spi.LogicalConnectionImplementor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Gives each further attempt a fresh persistence context where one is bound to the thread
 * for longer than the transaction, as with {@code spring.jpa.open-in-view}. Such a
 * session holds on to its connection too, which may be the one that was lost.
 */
final class FreshPersistenceContext implements FreshStart {

	private final ObjectProvider<EntityManagerFactory> factories;

	FreshPersistenceContext(ObjectProvider<EntityManagerFactory> factories) {
		this.factories = factories;
	}

	@Override
	public void prepare() {
		this.factories.stream().map(TransactionSynchronizationManager::getResource).forEach(this::startFresh);
	}

	private void startFresh(@Nullable Object resource) {
		// A holder that belongs to an outer transaction is none of our business
		if (resource instanceof EntityManagerHolder holder && !holder.isSynchronizedWithTransaction()) {
			EntityManager entityManager = holder.getEntityManager();
			entityManager.clear();
			releaseConnection(entityManager.unwrap(SharedSessionContractImplementor.class));
		}
	}

	private void releaseConnection(SharedSessionContractImplementor session) {
		LogicalConnectionImplementor connection = session.getJdbcCoordinator().getLogicalConnection();
		if (connection.isOpen() && connection.isPhysicallyConnected()) {
			connection.manualDisconnect();
		}
	}

}

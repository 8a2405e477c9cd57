package io.github.neonspring.boot.benchmarks.soak;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.LockModeType;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A teller with JPA and {@link Transactional}.
 */
@Component
class JpaTeller implements Teller {

	private final EntityManager entities;

	JpaTeller(EntityManagerFactory factory) {
		this.entities = SharedEntityManagerCreator.createSharedEntityManager(factory);
	}

	@Override
	@Transactional
	public void transfer(Transfer transfer) {
		this.entities.persist(new Entry(transfer));
		account(transfer.from()).add(-transfer.amount());
		account(transfer.to()).add(transfer.amount());
	}

	private Account account(int id) {
		return this.entities.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE);
	}

}

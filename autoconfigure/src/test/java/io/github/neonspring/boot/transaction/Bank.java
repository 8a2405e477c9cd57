package io.github.neonspring.boot.transaction;

import jakarta.persistence.EntityManager;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves money in transactions of all kinds.
 */
@Service
class Bank {

	private final Disturbance disturbance = new Disturbance();

	private final Disturbance inner = new Disturbance();

	private final EntityManager entityManager;

	private final JdbcTemplate jdbc;

	private final Completions completions;

	private final ApplicationEventPublisher events;

	Bank(EntityManager entityManager, JdbcTemplate jdbc, Completions completions, ApplicationEventPublisher events) {
		this.entityManager = entityManager;
		this.jdbc = jdbc;
		this.completions = completions;
		this.events = events;
	}

	@Transactional(label = "retryable", isolation = Isolation.SERIALIZABLE)
	long addByJpa(long amount) {
		listen();
		Account account = this.entityManager.find(Account.class, 1L);
		this.disturbance.happen();
		account.add(amount);
		this.entityManager.flush();
		return account.getBalance();
	}

	@Transactional(label = "retryable", isolation = Isolation.SERIALIZABLE)
	void addByJdbc(long amount) {
		listen();
		this.jdbc.queryForObject("select balance from account where id = 1", Long.class);
		this.disturbance.happen();
		this.jdbc.update("update account set balance = balance + ? where id = 1", amount);
	}

	@Transactional(label = "retryable")
	void lockSecondLast() {
		this.jdbc.update("update account set balance = balance + 1 where id = 1");
		this.disturbance.happen();
		this.jdbc.update("update account set balance = balance + 1 where id = 2");
	}

	@Transactional
	void addUnlabelled(long amount) {
		add(0);
		this.disturbance.happen();
		add(amount);
	}

	@Transactional(label = "not-retryable")
	void addOnce(long amount) {
		add(0);
		this.disturbance.happen();
		add(amount);
	}

	@Transactional(label = "retryable", propagation = Propagation.SUPPORTS)
	void addWithoutTransaction(long amount) {
		this.disturbance.happen();
		add(amount);
	}

	@Transactional(label = "retryable")
	void within(Runnable work) {
		this.disturbance.happen();
		work.run();
	}

	@Transactional(label = "retryable")
	void addWithin(long amount) {
		add(0);
		this.inner.happen();
		add(amount);
	}

	@Transactional(label = "retryable", propagation = Propagation.REQUIRES_NEW)
	void addBeside(long amount) {
		this.inner.happen();
		add(amount);
	}

	@Transactional(label = "verify-commit")
	void verified(Runnable work) {
		work.run();
	}

	@Transactional(propagation = Propagation.REQUIRES_NEW)
	void unverified(Runnable work) {
		work.run();
	}

	Disturbance disturbance() {
		return this.disturbance;
	}

	Disturbance inner() {
		return this.inner;
	}

	void add(long amount) {
		this.jdbc.update("update account set balance = balance + ? where id = 1", amount);
	}

	private void listen() {
		this.completions.listen();
		this.events.publishEvent("added");
	}

}

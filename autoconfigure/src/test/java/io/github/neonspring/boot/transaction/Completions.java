package io.github.neonspring.boot.transaction;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What was heard of the ends of transactions.
 */
@Component
class Completions implements TransactionSynchronization {

	private final List<Integer> statuses = new ArrayList<>();

	private final List<String> events = new ArrayList<>();

	private int commits;

	void listen() {
		TransactionSynchronizationManager.registerSynchronization(this);
	}

	@Override
	public void afterCommit() {
		this.commits++;
	}

	@Override
	public void afterCompletion(int status) {
		this.statuses.add(status);
	}

	@TransactionalEventListener
	void committed(String event) {
		this.events.add(event);
	}

	@TransactionalEventListener(phase = TransactionPhase.AFTER_ROLLBACK)
	void rolledBack(String event) {
		this.events.add("not " + event);
	}

	List<Integer> statuses() {
		return this.statuses;
	}

	List<String> events() {
		return this.events;
	}

	int commits() {
		return this.commits;
	}

	void clear() {
		this.statuses.clear();
		this.events.clear();
		this.commits = 0;
	}

}

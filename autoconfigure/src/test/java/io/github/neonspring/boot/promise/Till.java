package io.github.neonspring.boot.promise;

import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Books receipts: one row each, by the ways that applications use.
 */
class Till {

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transaction;

	private final PlatformTransactionManager manager;

	private final List<Integer> endings;

	Till(JdbcTemplate jdbc, TransactionTemplate transaction, PlatformTransactionManager manager,
			List<Integer> endings) {
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.manager = manager;
		this.endings = endings;
	}

	void open() {
		this.jdbc.execute("drop table if exists receipt");
		this.jdbc.execute("create table receipt (number int primary key)");
	}

	@Transactional
	void bookAnnotated(int number) {
		book(number);
	}

	void bookWithTemplate(int number) {
		this.transaction.executeWithoutResult((status) -> book(number));
	}

	private void book(int number) {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCompletion(int status) {
				Till.this.endings.add(status);
			}
		});
		this.jdbc.update("insert into receipt values (?)", number);
	}

	int read() {
		TransactionTemplate reading = new TransactionTemplate(this.manager);
		reading.setReadOnly(true);
		Integer count = reading
			.execute((status) -> this.jdbc.queryForObject("select count(*) from receipt", Integer.class));
		return (count != null) ? count : -1;
	}

	List<Integer> receipts() {
		return this.jdbc.queryForList("select number from receipt order by number", Integer.class);
	}

}

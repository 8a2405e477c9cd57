package io.github.neonspring.boot.benchmarks.compare.application;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The bank with Spring's transaction template and {@code JdbcTemplate}.
 */
@Component
class TemplateBank implements Bank {

	private static final String SELECT = "select balance from account where id = ?";

	private static final String UPDATE = "update account set balance = balance + 1 where id = ?";

	private final JdbcTemplate jdbc;

	private final TransactionTemplate writing;

	private final TransactionTemplate reading;

	private final TransactionTemplate serializable;

	TemplateBank(JdbcTemplate jdbc, TransactionTemplate writing, PlatformTransactionManager manager) {
		this.jdbc = jdbc;
		this.writing = writing;
		this.reading = new TransactionTemplate(manager);
		this.reading.setReadOnly(true);
		this.serializable = new TransactionTemplate(manager);
		this.serializable.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
	}

	@Override
	public void read() {
		this.reading.executeWithoutResult((status) -> select(Bank.anyAccount()));
	}

	@Override
	public void write() {
		this.writing.executeWithoutResult((status) -> this.jdbc.update(UPDATE, Bank.anyAccount()));
	}

	void writeThreeStatements() {
		long account = Bank.anyAccount();
		this.writing.executeWithoutResult((status) -> {
			select(account);
			this.jdbc.update(UPDATE, account);
			this.jdbc.update("insert into entry (id, account_id, amount) values (nextval('entry_seq'), ?, 1)", account);
		});
	}

	void readSerializable() {
		this.serializable.executeWithoutResult((status) -> select(Bank.anyAccount()));
	}

	private void select(long account) {
		this.jdbc.queryForObject(SELECT, Long.class, account);
	}

}

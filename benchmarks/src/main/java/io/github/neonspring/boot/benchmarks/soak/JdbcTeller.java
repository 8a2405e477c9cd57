package io.github.neonspring.boot.benchmarks.soak;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A teller with {@link JdbcTemplate} and {@link TransactionTemplate}.
 */
@Component
class JdbcTeller implements Teller {

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transaction;

	JdbcTeller(JdbcTemplate jdbc, TransactionTemplate transaction) {
		this.jdbc = jdbc;
		this.transaction = transaction;
	}

	@Override
	public void transfer(Transfer transfer) {
		this.transaction.executeWithoutResult((status) -> {
			add(transfer.from(), -transfer.amount());
			add(transfer.to(), transfer.amount());
			this.jdbc.update("insert into entry (transfer, payer, payee, amount) values (?, ?, ?, ?)", transfer.id(),
					transfer.from(), transfer.to(), transfer.amount());
		});
	}

	private void add(int account, long amount) {
		this.jdbc.update("update account set balance = balance + ? where id = ?", amount, account);
	}

}

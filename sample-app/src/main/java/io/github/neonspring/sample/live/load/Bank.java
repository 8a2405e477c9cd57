package io.github.neonspring.sample.live.load;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the requests do. There are two, one with the application's beans and one with
 * plain ones, so that the same code sends the same statements through both.
 */
final class Bank {

	private static final String HOLD = "select id, balance, owner, version from account where id = ? for no key update";

	private static final String ADD = "insert into transfer (amount, source_id, made, target_id, id) values (?, ?, ?, ?, ?)";

	private static final String CHANGE = "update account set balance = ?, owner = ?, version = ? where id = ? and version = ?";

	private static final String TOTAL = "select coalesce(sum(balance), 0) from account";

	private final JdbcOperations jdbc;

	private final TransactionTemplate writing;

	private final TransactionTemplate reading;

	/**
	 * Create a bank.
	 * @param jdbc what sends the statements
	 * @param writing makes transactions that write
	 * @param reading makes transactions that read, another template
	 */
	Bank(JdbcOperations jdbc, TransactionTemplate writing, TransactionTemplate reading) {
		this.jdbc = jdbc;
		this.writing = writing;
		this.writing.setName("Bank.transfer");
		this.reading = reading;
		this.reading.setName("Bank.total");
		this.reading.setReadOnly(true);
	}

	/**
	 * Move money in one transaction. Accounts are taken in the order of their ids, so
	 * that two transfers never wait for each other.
	 * @param ids gives an id to each attempt
	 * @param from the account that it is taken from
	 * @param to the account that it goes to
	 * @param amount how much, in cents
	 */
	void transfer(Supplier<UUID> ids, long from, long to, long amount) {
		this.writing.executeWithoutResult((status) -> {
			Row first = hold(Math.min(from, to));
			Row second = hold(Math.max(from, to));
			UUID id = ids.get();
			this.jdbc.update(ADD, amount, from, Timestamp.from(Instant.now()), to, id);
			change(first, (first.id() == from) ? -amount : amount);
			change(second, (second.id() == from) ? -amount : amount);
		});
	}

	private Row hold(long id) {
		Row row = this.jdbc.queryForObject(HOLD, Row::of, id);
		if (row == null) {
			throw new IllegalStateException("There is no account " + id);
		}
		return row;
	}

	private void change(Row row, long amount) {
		int changed = this.jdbc.update(CHANGE, row.balance() + amount, row.owner(), row.version() + 1, row.id(),
				row.version());
		if (changed != 1) {
			throw new OptimisticLockingFailureException("Somebody else has changed account " + row.id());
		}
	}

	/**
	 * Read how much money there is, in one read-only transaction.
	 * @return the sum of the balances, in cents
	 */
	long total() {
		Long total = this.reading.<@Nullable Long>execute((status) -> this.jdbc.queryForObject(TOTAL, Long.class));
		return (total != null) ? total : 0;
	}

	/**
	 * An account.
	 *
	 * @param id its id
	 * @param balance what is on it, in cents
	 * @param owner whose it is
	 * @param version how often it was changed
	 */
	private record Row(long id, long balance, String owner, int version) {

		static Row of(ResultSet rows, int number) throws SQLException {
			return new Row(rows.getLong(1), rows.getLong(2), rows.getString(3), rows.getInt(4));
		}

	}

}

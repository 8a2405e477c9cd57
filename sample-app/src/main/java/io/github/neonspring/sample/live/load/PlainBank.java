package io.github.neonspring.sample.live.load;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The same bank, with the same SQL, on another data source and with nothing of the
 * starter's: what Spring Boot gives an application that says nothing.
 */
final class PlainBank implements Bank {

	private static final String HOLD = "select id, balance, owner, version from account where id = ? for no key update";

	private static final String ADD = "insert into transfer (amount, source_id, made, target_id, id) values (?, ?, ?, ?, ?)";

	private static final String CHANGE = "update account set balance = ?, owner = ?, version = ? where id = ? and version = ?";

	private static final String TOTAL = "select coalesce(sum(balance), 0) from account";

	private final JdbcTemplate jdbc;

	private final TransactionTemplate writing;

	private final TransactionTemplate reading;

	PlainBank(DataSource dataSource) {
		this.jdbc = new JdbcTemplate(dataSource);
		JdbcTransactionManager transactions = new JdbcTransactionManager(dataSource);
		this.writing = new TransactionTemplate(transactions);
		this.reading = new TransactionTemplate(transactions);
		this.reading.setReadOnly(true);
	}

	@Override
	public void transfer(Supplier<UUID> ids, long from, long to, long amount) {
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

	@Override
	public long total() {
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

package io.github.neonspring.boot.benchmarks.soak;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.neonspring.boot.testkit.NeonSimulator;

/**
 * The bank's tables, opened and read with plain pgjdbc, past all that is under test.
 */
final class Bank {

	static final int ACCOUNTS = 64;

	static final long OPENING_BALANCE = 10_000;

	private static final String TABLES = """
			create table account (id int primary key, balance bigint not null);
			create table entry (id bigint generated always as identity primary key, transfer bigint not null,
				payer int not null references account, payee int not null references account, amount bigint not null);
			insert into account select id, %d from generate_series(0, %d) id;
			""".formatted(OPENING_BALANCE, ACCOUNTS - 1);

	private Bank() {
	}

	static void found(NeonSimulator simulator) throws SQLException {
		try (Connection connection = DriverManager.getConnection(simulator.jdbcUrl());
				Statement statement = connection.createStatement()) {
			statement.execute(TABLES);
		}
	}

	static Books books(Connection connection) throws SQLException {
		return new Books(entries(connection), balances(connection));
	}

	private static List<Transfer> entries(Connection connection) throws SQLException {
		List<Transfer> entries = new ArrayList<>();
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement
					.executeQuery("select transfer, payer, payee, amount from public.entry order by id")) {
			while (rows.next()) {
				entries.add(new Transfer(rows.getLong(1), rows.getInt(2), rows.getInt(3), rows.getLong(4)));
			}
		}
		return entries;
	}

	private static Map<Integer, Long> balances(Connection connection) throws SQLException {
		Map<Integer, Long> balances = new TreeMap<>();
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select id, balance from public.account")) {
			while (rows.next()) {
				balances.put(rows.getInt(1), rows.getLong(2));
			}
		}
		return balances;
	}

	/**
	 * What the tables hold at one moment.
	 *
	 * @param entries the lines of the ledger
	 * @param balances the balances by account
	 */
	record Books(List<Transfer> entries, Map<Integer, Long> balances) {
	}

}

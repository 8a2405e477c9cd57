package io.github.neonspring.boot.benchmarks.compare.application;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.stereotype.Component;

/**
 * The bank in plain JDBC, without Spring's transactions.
 */
@Component
class JdbcBank implements Bank {

	private final DataSource dataSource;

	JdbcBank(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	@Override
	public void read() throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			connection.setReadOnly(true);
			connection.setAutoCommit(false);
			try (PreparedStatement select = connection.prepareStatement("select balance from account where id = ?")) {
				select.setLong(1, Bank.anyAccount());
				try (ResultSet found = select.executeQuery()) {
					found.next();
				}
			}
			connection.commit();
		}
	}

	@Override
	public void write() throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			connection.setAutoCommit(false);
			try (PreparedStatement update = connection
				.prepareStatement("update account set balance = balance + 1 where id = ?")) {
				update.setLong(1, Bank.anyAccount());
				update.executeUpdate();
			}
			connection.commit();
		}
	}

}

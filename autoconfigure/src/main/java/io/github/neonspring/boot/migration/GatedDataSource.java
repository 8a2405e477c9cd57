package io.github.neonspring.boot.migration;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A data source behind the gate.
 */
final class GatedDataSource extends DelegatingDataSource {

	private final MigrationGate gate;

	GatedDataSource(DataSource lending, MigrationGate gate) {
		super(lending);
		this.gate = gate;
	}

	@Override
	public Connection getConnection() throws SQLException {
		this.gate.pass();
		return super.getConnection();
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		this.gate.pass();
		return super.getConnection(username, password);
	}

}

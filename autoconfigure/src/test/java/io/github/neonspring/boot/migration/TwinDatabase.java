package io.github.neonspring.boot.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.github.neonspring.boot.testkit.NeonSimulator;

/**
 * A database to which Flyway has applied the migrations, like its twin.
 */
final class TwinDatabase implements AutoCloseable {

	private static final String RESTORE = """
			drop schema if exists public, other, first cascade;
			create schema public;
			alter database $database reset search_path;
			create table public.note (id bigint, text text, written date);
			create view public.notes as select id from public.note;
			create table public.flyway_schema_history (like kept.rows including all);
			insert into public.flyway_schema_history select * from kept.rows""";

	private final String name;

	private final String url;

	private final Connection connection;

	TwinDatabase(NeonSimulator simulator, String name) throws SQLException {
		simulator.execute("create database " + name + " owner neondb_owner");
		this.name = name;
		this.url = simulator.url().replaceFirst("/neondb(?=\\?|$)", "/" + name);
		this.connection = dataSource(simulator).getConnection();
	}

	DataSource dataSource(NeonSimulator simulator) {
		return new DriverManagerDataSource(simulator.jdbcUrl().replaceFirst("/neondb(?=\\?|$)", "/" + this.name));
	}

	String url() {
		return this.url;
	}

	void keep() throws SQLException {
		execute("create schema kept");
		execute("create table kept.rows (like public.flyway_schema_history including all)");
		execute("insert into kept.rows select * from public.flyway_schema_history");
	}

	void restore(Deviation deviation) throws SQLException {
		execute(RESTORE);
		for (String sql : deviation.statements()) {
			execute(sql);
		}
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql.replace("$database", this.name));
		}
	}

	/**
	 * Return all that Flyway can have changed.
	 * @return the columns of all tables and views, and all rows of the history
	 * @throws SQLException if they cannot be read
	 */
	List<String> state() throws SQLException {
		List<String> state = query("""
				select table_schema || '.' || table_name || '.' || column_name || ' ' || data_type
				from information_schema.columns where table_schema in ('public', 'other', 'first') order by 1""");
		List<String> histories = query("""
				select format('%I.%I', schemaname, tablename) from pg_tables
				where tablename like '%history%' order by 1""");
		for (String history : histories) {
			state.addAll(query("select to_jsonb(h) - 'installed_on' - 'execution_time' from " + history
					+ " h order by installed_rank"));
		}
		return state;
	}

	private List<String> query(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			List<String> values = new ArrayList<>();
			while (result.next()) {
				values.add(result.getString(1));
			}
			return values;
		}
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
	}

}

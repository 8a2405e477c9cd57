package io.github.neonspring.boot.benchmarks.layers;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Borrows a connection, executes a statement that costs nothing, and returns it.
 */
@State(Scope.Benchmark)
@NullUnmarked
public class Select {

	/** The way to the connection. */
	@Param({ "HIKARI_STUB", "GUARD_STUB", "STARTER_STUB", "UNWATCHED_STUB", "METERED_STUB" })
	public Layer layer;

	private Way way;

	/**
	 * Open the way.
	 * @throws SQLException if that fails
	 */
	@Setup
	public void open() throws SQLException {
		this.way = new Way(this.layer);
	}

	/**
	 * Close it.
	 * @throws IOException if that fails
	 */
	@TearDown
	public void close() throws IOException {
		this.way.close();
	}

	/**
	 * Borrow, select and return.
	 * @return what was selected
	 * @throws SQLException if that fails
	 */
	@Benchmark
	public long borrowSelectAndReturn() throws SQLException {
		try (Connection connection = this.way.dataSource().getConnection();
				PreparedStatement select = connection.prepareStatement("select 1");
				ResultSet rows = select.executeQuery()) {
			rows.next();
			return rows.getLong(1);
		}
	}

}

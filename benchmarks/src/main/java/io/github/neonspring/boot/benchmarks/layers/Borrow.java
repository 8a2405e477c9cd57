package io.github.neonspring.boot.benchmarks.layers;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Borrows a connection and returns it.
 */
@State(Scope.Benchmark)
@NullUnmarked
public class Borrow {

	/** The way to the connection. */
	@Param
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
	 * Borrow and return.
	 * @return the connection, so that nothing is optimised away
	 * @throws SQLException if that fails
	 */
	@Benchmark
	public Connection borrowAndReturn() throws SQLException {
		Connection connection = this.way.dataSource().getConnection();
		connection.close();
		return connection;
	}

}

package io.github.neonspring.boot.benchmarks.layers;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import io.github.neonspring.boot.connection.driver.ConnectListener;
import io.github.neonspring.boot.connection.driver.ConnectingDataSource;
import io.github.neonspring.boot.connection.driver.EndpointSocket;
import io.github.neonspring.boot.connection.driver.JdbcTarget;
import io.github.neonspring.boot.connection.driver.Sight;
import io.github.neonspring.boot.connection.driver.TargetOptions;
import io.github.neonspring.boot.connection.string.ConnectionString;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.TlsMode;

/**
 * Looks at the socket of a connection over loopback.
 */
@State(Scope.Benchmark)
@NullUnmarked
public class Look {

	private NeonSimulator simulator;

	private Connection connection;

	private EndpointSocket socket;

	/**
	 * Connect.
	 * @throws SQLException if that fails
	 */
	@Setup
	public void connect() throws SQLException {
		this.simulator = NeonSimulator.builder().tls(TlsMode.OFF).start();
		ConnectingDataSource connecting = new ConnectingDataSource(
				JdbcTarget.of(ConnectionString.parse(this.simulator.url()), TargetOptions.NONE), Duration.ofSeconds(30),
				ConnectListener.NONE);
		this.connection = connecting.getConnection();
		this.socket = connecting.socketOf(this.connection);
	}

	/**
	 * Disconnect.
	 * @throws SQLException if that fails
	 */
	@TearDown
	public void disconnect() throws SQLException {
		this.connection.close();
		this.simulator.close();
	}

	/**
	 * Look.
	 * @return what there is to see
	 */
	@Benchmark
	public Sight lookAtTheSocket() {
		return this.socket.look();
	}

}

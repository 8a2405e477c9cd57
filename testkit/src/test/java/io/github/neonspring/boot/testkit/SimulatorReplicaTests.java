package io.github.neonspring.boot.testkit;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.neonspring.boot.testkit.postgres.StopMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the read replicas of {@link NeonSimulator}.
 */
class SimulatorReplicaTests {

	private static NeonSimulator simulator;

	private static SimulatedReplica replica;

	@BeforeAll
	static void start() {
		simulator = NeonSimulator.builder().tls(TlsMode.OFF).replicas(1).start();
		replica = simulator.replicas().get(0);
	}

	@AfterAll
	static void stop() {
		simulator.close();
	}

	@BeforeEach
	void emptyTable() throws SQLException {
		simulator.wake();
		replica.wake();
		simulator.execute("drop table if exists note");
		simulator.execute("create table note (text text)");
		simulator.execute("grant all on note to neondb_owner");
		replica.catchUp();
	}

	@Test
	void replicaIsAnEndpointOfItsOwnWithTheSameRolesAndData() throws SQLException {
		write("first");
		replica.catchUp();
		assertThat(Sql.value(replica.jdbcUrl(), "select text from note")).isEqualTo("first");
		assertThat(Sql.value(replica.jdbcUrl(), "show in_hot_standby")).isEqualTo("on");
		assertThat(replica.endpoint()).isEqualTo(simulator.endpoint() + "-replica-1");
		assertThat(replica.url()).contains(replica.endpoint() + ".localhost:" + replica.port());
		assertThat(replica.port()).isNotEqualTo(simulator.port());
	}

	@Test
	void replicaRefusesToWrite() {
		assertThat(Sql.failure(() -> Sql.run(replica.jdbcUrl(), "insert into note values ('no')")).getSQLState())
			.isEqualTo("25006");
	}

	@Test
	void replicaWakesByItselfAndCatchesUp() throws SQLException {
		replica.suspend();
		write("meanwhile");
		SimulatorStats before = simulator.stats();
		long wakes = replica.stats().wakes();
		assertThat(Sql.value(replica.jdbcUrl(), "select count(*) >= 0 from note")).isEqualTo("t");
		replica.catchUp();
		assertThat(Sql.value(replica.jdbcUrl(), "select text from note")).isEqualTo("meanwhile");
		assertThat(replica.stats().wakes()).isEqualTo(wakes + 1);
		assertThat(simulator.stats().minus(before).connects()).isZero();
	}

	@Test
	void replicaServesWhileThePrimarySleepsAndFollowsWhenItWakes() throws SQLException {
		simulator.suspend();
		replica.suspend();
		assertThat(Sql.value(replica.jdbcUrl(), "select count(*) from note")).isEqualTo("0");
		assertThat(simulator.isAwake()).isFalse();
		write("awake again");
		replica.catchUp();
		assertThat(Sql.value(replica.jdbcUrl(), "select text from note")).isEqualTo("awake again");
	}

	@Test
	void pausedReplayShowsOldData() throws SQLException {
		replica.pauseReplay();
		long position = replica.replayedTo();
		write("new");
		assertThat(replica.replayedTo()).isEqualTo(position);
		assertThat(Sql.value(replica.jdbcUrl(), "select count(*) from note")).isEqualTo("0");
		replica.resumeReplay();
		replica.catchUp();
		assertThat(Sql.value(replica.jdbcUrl(), "select count(*) from note")).isEqualTo("1");
		assertThat(replica.replayedTo()).isGreaterThan(position);
	}

	@Test
	void promotedReplicaWritesAndLacksWhatItDidNotReceive() throws SQLException {
		try (SimulatedReplica standby = simulator.startReplica()) {
			write("received");
			standby.catchUp();
			standby.pauseReceiving();
			write("lost");
			standby.promote();
			Sql.run(standby.jdbcUrl(), "insert into note values ('after')");
			assertThat(Sql.value(standby.jdbcUrl(), "select string_agg(text, ',' order by text) from note"))
				.isEqualTo("after,received");
			standby.suspend();
			Sql.run(standby.jdbcUrl(), "insert into note values ('later')");
			assertThat(simulator.urlOfAllHosts())
				.contains("localhost:" + simulator.port() + "," + replica.endpoint() + ".localhost:" + replica.port());
		}
	}

	@Test
	void closedReplicaLeavesNoSlot() throws SQLException {
		simulator.startReplica().close();
		assertThat(simulator.number("select count(*) from pg_replication_slots where not active")).isZero();
	}

	@Test
	void stoppedServerIsWokenByNobody() throws SQLException {
		simulator.stop(StopMode.IMMEDIATE);
		assertThat(Sql.loginFailure(simulator.jdbcUrl()).getSQLState()).isEqualTo("08001");
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(simulator::wake).withMessageContaining("up()");
		simulator.up();
		assertThat(Sql.value(simulator.jdbcUrl(), "select count(*) from note")).isEqualTo("0");
	}

	@Test
	void keptDataForgetTheReplicasOfADeadProcess(@TempDir Path directory) throws SQLException {
		assertThat(directory.toFile().setExecutable(true, false)).isTrue();
		Path data = directory.resolve("data");
		try (NeonSimulator first = NeonSimulator.builder().tls(TlsMode.OFF).dataDirectory(data).start()) {
			first.execute("select pg_create_physical_replication_slot('neon_simulator_1', true)");
		}
		try (NeonSimulator second = NeonSimulator.builder().tls(TlsMode.OFF).dataDirectory(data).start()) {
			assertThat(second.number("select count(*) from pg_replication_slots")).isZero();
		}
	}

	private static void write(String text) throws SQLException {
		Sql.run(simulator.jdbcUrl(), "insert into note values ('" + text + "')");
	}

}

package io.github.neonspring.boot.commit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcUtils;

import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.SimulatorStats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests for {@link CommitVerification} on a simulated endpoint.
 */
class CommitOverTheWireTests {

	private static NeonSimulator simulator;

	private final CommitVerification verification = new CommitVerification(
			Cluster.dataSource(() -> DriverManager.getConnection(simulator.jdbcUrl())), simulator.endpoint(),
			Duration.ofSeconds(20));

	@BeforeAll
	static void startSimulator() {
		simulator = NeonSimulator.start();
	}

	@AfterAll
	static void closeSimulator() {
		simulator.close();
	}

	@BeforeEach
	void createTable() throws SQLException {
		simulator.wake();
		simulator.execute("create table if not exists noted (id int); grant all on noted to public");
	}

	@Test
	void noteCostsOneRoundTrip() throws Exception {
		try (Connection connection = writing(simulator.jdbcUrl())) {
			SimulatorStats before = simulator.stats();
			assertThat(this.verification.note(connection)).isNotNull();
			SimulatorStats sent = simulator.stats().minus(before);
			assertThat(sent.roundTrips()).isOne();
			assertThat(sent.statements()).isOne();
			connection.commit();
		}
	}

	@Test
	void noteWithAFetchSizeCostsOneRoundTrip() throws Exception {
		try (Connection connection = writing(simulator.jdbcUrl() + "&defaultRowFetchSize=1")) {
			SimulatorStats before = simulator.stats();
			assertThat(this.verification.note(connection)).isNotNull();
			assertThat(simulator.stats().minus(before).roundTrips()).isOne();
			connection.commit();
		}
	}

	@Test
	void transactionThatHasSentNothingIsNotNotedAndCostsNothing() throws Exception {
		try (Connection connection = DriverManager.getConnection(simulator.jdbcUrl())) {
			connection.setAutoCommit(false);
			SimulatorStats before = simulator.stats();
			assertThat(this.verification.note(connection)).isNull();
			assertThat(simulator.stats().minus(before).roundTrips()).isZero();
		}
	}

	@Test
	void notesStayRightWhenTheStatementBecomesPrepared() throws Exception {
		try (Connection connection = writing(simulator.jdbcUrl())) {
			@Nullable CommitNote first = this.verification.note(connection);
			assertThat(first).isNotNull();
			for (int times = 0; times < 10; times++) {
				assertThat(this.verification.note(connection)).satisfies((note) -> {
					assertThat(note.transactionId()).isEqualTo(first.transactionId());
					assertThat(note.life()).isEqualTo(first.life());
				});
			}
			connection.commit();
			assertThat(this.verification.lookUp(first)).isEqualTo(CommitOutcome.COMMITTED);
		}
	}

	@Test
	void lostAnswerIsCommitted() throws Exception {
		CommitNote note = lost(simulator::loseNextCommitAnswer, simulator.jdbcUrl());
		SimulatorStats before = simulator.stats();
		assertThat(this.verification.lookUp(note)).isEqualTo(CommitOutcome.COMMITTED);
		assertThat(simulator.stats().minus(before).sessions()).isOne();
	}

	@Test
	void lostCommitIsRolledBack() throws Exception {
		CommitNote note = lost(simulator::loseNextCommit, simulator.jdbcUrl());
		assertThat(this.verification.lookUp(note)).isEqualTo(CommitOutcome.ROLLED_BACK);
	}

	@Test
	void answersLostThroughAPoolerAreLookedUp() throws Exception {
		assumeThat(simulator.hasPooler()).as("a PgBouncer on this machine: apt-get install pgbouncer").isTrue();
		CommitNote committed = lost(simulator::loseNextCommitAnswer, simulator.pooledJdbcUrl());
		CommitNote rolledBack = lost(simulator::loseNextCommit, simulator.pooledJdbcUrl());
		assertThat(this.verification.lookUp(committed)).isEqualTo(CommitOutcome.COMMITTED);
		assertThat(this.verification.lookUp(rolledBack)).isEqualTo(CommitOutcome.ROLLED_BACK);
	}

	@Test
	void lookupWakesAComputeThatWasSuspended() throws Exception {
		CommitNote committed = lost(simulator::loseNextCommitAnswer, simulator.jdbcUrl());
		CommitNote rolledBack = lost(simulator::loseNextCommit, simulator.jdbcUrl());
		simulator.suspend();
		assertThat(this.verification.lookUp(committed)).isEqualTo(CommitOutcome.COMMITTED);
		assertThat(this.verification.lookUp(rolledBack)).isEqualTo(CommitOutcome.ROLLED_BACK);
	}

	@Test
	void lookupThatGetsNoAnswerTakesAnotherConnection() throws Exception {
		CommitNote note = lost(simulator::loseNextCommitAnswer, simulator.jdbcUrl());
		AtomicInteger opened = new AtomicInteger();
		CommitVerification dark = new CommitVerification(Cluster.dataSource(() -> {
			Connection fresh = DriverManager.getConnection(simulator.jdbcUrl());
			if (opened.incrementAndGet() == 1) {
				simulator.blackHole();
				simulator.restore();
			}
			return fresh;
		}), simulator.endpoint(), Duration.ofSeconds(20));
		assertThat(dark.lookUp(note)).isEqualTo(CommitOutcome.COMMITTED);
		assertThat(opened).hasValue(2);
	}

	private CommitNote lost(Runnable fault, String url) throws SQLException {
		Connection connection = writing(url);
		@Nullable CommitNote note = this.verification.note(connection);
		assertThat(note).isNotNull();
		fault.run();
		assertThatExceptionOfType(SQLException.class).isThrownBy(connection::commit);
		JdbcUtils.closeConnection(connection);
		return note;
	}

	private static Connection writing(String url) throws SQLException {
		Connection connection = DriverManager.getConnection(url);
		connection.setAutoCommit(false);
		Cluster.execute(connection, "insert into noted values (1)");
		return connection;
	}

}

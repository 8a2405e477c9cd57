package io.github.neonspring.boot.replica;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.neonspring.boot.guard.GuardedConnection;
import io.github.neonspring.boot.pool.NeonPool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link Lag}.
 */
class LagTests {

	private static final Duration INTERVAL = Duration.ofSeconds(15);

	private final AtomicLong now = new AtomicLong();

	private final ReplicaThread thread = new ReplicaThread("lag-tests");

	private final NeonPool pool = mock(NeonPool.class);

	private final Lag lag = new Lag(INTERVAL, this.pool, this.thread, this.now::get);

	@BeforeEach
	void replicaIsBehind() throws SQLException {
		Connection connection = mock(Connection.class);
		GuardedConnection guarded = mock(GuardedConnection.class);
		given(this.pool.borrow(any())).willReturn(connection);
		given(connection.unwrap(GuardedConnection.class)).willReturn(guarded);
		given(guarded.ask(anyString())).willReturn(List.of("45"));
		this.thread.start();
	}

	@AfterEach
	void stop() {
		this.thread.stop();
	}

	@Test
	void answerIsForgottenWhereNobodyReads() {
		assertThat(this.lag.seconds()).isNaN();
		this.lag.look();
		Awaitility.await().until(() -> this.lag.seconds() == 45);
		this.now.addAndGet(INTERVAL.multipliedBy(4).toNanos());
		assertThat(this.lag.seconds()).isEqualTo(45);
		this.now.addAndGet(INTERVAL.toNanos());
		assertThat(this.lag.seconds()).isNaN();
	}

}

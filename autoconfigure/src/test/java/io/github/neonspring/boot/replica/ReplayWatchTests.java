package io.github.neonspring.boot.replica;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import io.github.neonspring.boot.guard.GuardedConnection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockingDetails;

/**
 * Tests for {@link ReplayWatch}.
 */
class ReplayWatchTests {

	private static final WalPosition NEEDED = new WalPosition(2, 100);

	private final AtomicLong time = new AtomicLong();

	private final CallerWrites caller = new CallerWrites(NEEDED);

	@Test
	void whatWasSeenGoesForTheSameServerOnly() throws SQLException {
		assertThat(questions(ReplicaServers.ONE)).containsExactly(1, 0);
		assertThat(questions(ReplicaServers.ONE_FOR_EACH_CONNECTION)).containsExactly(1, 1);
		assertThat(questions(ReplicaServers.ANY)).containsExactly(2, 1);
	}

	private List<Integer> questions(ReplicaServers servers) throws SQLException {
		ReplayWatch watch = watch(servers);
		GuardedConnection first = connection(2, 100);
		GuardedConnection second = connection(2, 100);
		assertThat(watch.await(first, needed())).isTrue();
		assertThat(watch.await(first, needed())).isTrue();
		assertThat(watch.await(second, needed())).isTrue();
		return List.of(asked(first), asked(second));
	}

	@Test
	void secondReplicaGetsWhatIsLeftOfTheTime() throws SQLException {
		NeededReplay needed = needed();
		ReplayWatch first = watch(ReplicaServers.ONE);
		ReplayWatch second = watch(ReplicaServers.ONE);
		assertThat(first.await(connection(2, 99), needed)).isFalse();
		GuardedConnection behind = connection(2, 99);
		assertThat(second.await(behind, needed)).isFalse();
		assertThat(asked(behind)).isOne();
		assertThat(first.isInVain(NEEDED)).isTrue();
		assertThat(second.isInVain(NEEDED)).isFalse();
	}

	@Test
	void interruptedReaderHoldsNobodyElseBack() throws SQLException {
		ReplayWatch watch = watch(ReplicaServers.ONE);
		Thread.currentThread().interrupt();
		assertThat(watch.await(connection(2, 99), needed())).isFalse();
		assertThat(Thread.interrupted()).isTrue();
		assertThat(watch.isInVain(NEEDED)).isFalse();
	}

	@Test
	void nobodyWaitsForAReplicaThatIsOnALaterTimelineOrNoStandby() throws SQLException {
		ReplayWatch watch = watch(ReplicaServers.ONE);
		GuardedConnection later = connection(3, 50);
		assertThat(watch.await(later, needed())).isFalse();
		assertThat(asked(later)).isOne();
		assertThat(this.caller.position()).isNull();
		assertThat(this.caller.unlocated()).isPositive();
		GuardedConnection promoted = mock(GuardedConnection.class);
		given(promoted.ask(anyString())).willReturn(List.of());
		assertThat(watch.await(promoted, needed())).isFalse();
		assertThat(asked(promoted)).isOne();
	}

	@Test
	void positionIsToldAnewAfterAWaitOnAnEarlierTimeline() throws SQLException {
		assertThat(watch(ReplicaServers.ONE).await(connection(1, 500), needed())).isFalse();
		assertThat(this.caller.unlocated()).isPositive();
	}

	@Test
	void waitInVainIsForgottenOnceTheReplicaHasComeThere() throws SQLException {
		ReplayWatch watch = watch(ReplicaServers.ONE);
		watch.await(connection(2, 99), needed());
		assertThat(watch.isInVain(NEEDED)).isTrue();
		watch.await(connection(2, 101), needed());
		assertThat(watch.isInVain(NEEDED)).isFalse();
	}

	private ReplayWatch watch(ReplicaServers servers) {
		return new ReplayWatch(servers, this.time::get);
	}

	private NeededReplay needed() {
		return new NeededReplay(this.caller, NEEDED, Duration.ofNanos(2), this.time::getAndIncrement);
	}

	private static GuardedConnection connection(int timeline, long lsn) throws SQLException {
		GuardedConnection connection = mock(GuardedConnection.class);
		given(connection.ask(anyString())).willReturn(List.of(String.valueOf(timeline), String.valueOf(lsn)));
		return connection;
	}

	private static int asked(GuardedConnection connection) {
		return mockingDetails(connection).getInvocations().size();
	}

}

package io.github.neonspring.boot.testkit;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for databases that JVMs leave behind.
 */
class DroppedDatabasesTests {

	private static final long GONE = 999_999_999_999L;

	private final TestDatabaseNames ours = TestDatabaseNames.ofThisJvm();

	@Test
	void databasesOfEndedProcessesAreLeftovers() {
		assertThat(this.ours.isLeftover(TestDatabaseNames.of(7).next(), (pid) -> false)).isTrue();
		assertThat(this.ours.isLeftover(TestDatabaseNames.of(7).next() + "_12", (pid) -> false)).isTrue();
		assertThat(this.ours.isLeftover(TestDatabaseNames.of(7).next(), (pid) -> true)).isFalse();
	}

	@Test
	void earlierProcessWithOurNumberHasEnded() {
		assertThat(this.ours.isLeftover(TestDatabaseNames.ofThisJvm().next(), (pid) -> true)).isTrue();
		assertThat(this.ours.isLeftover(this.ours.next() + "_3", (pid) -> true)).isFalse();
	}

	@Test
	void otherDatabasesStay() {
		assertThat(this.ours.isLeftover("neondb", (pid) -> false)).isFalse();
		assertThat(this.ours.isLeftover("neon_schema_0a1b", (pid) -> false)).isFalse();
		assertThat(this.ours.isLeftover("postgres", (pid) -> false)).isFalse();
	}

	@Test
	void leftoversAreDropped() {
		TestServer server = TestServer.ofThisBuild();
		String kept = server.create();
		String leftover = TestDatabaseNames.of(GONE).next();
		server.copy(kept, leftover);
		server.removeLeftovers();
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(server.exists(leftover)).isFalse());
		assertThat(server.exists(kept)).isTrue();
		server.dropSoon(kept);
	}

}

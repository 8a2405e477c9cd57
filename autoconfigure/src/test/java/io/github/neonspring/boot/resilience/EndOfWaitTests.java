package io.github.neonspring.boot.resilience;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EndOfWait}.
 */
class EndOfWaitTests {

	private final AtomicInteger abandoned = new AtomicInteger();

	private final EndOfWait.ShutdownHook endOfWait = new EndOfWait.ShutdownHook(this.abandoned::incrementAndGet);

	@Test
	void shutdownAbandonsAWaitThatGoesOn() {
		this.endOfWait.run();
		assertThat(this.abandoned).hasValue(1);
		this.endOfWait.close();
	}

	@Test
	void shutdownLeavesAWaitAloneThatIsOver() {
		this.endOfWait.close();
		this.endOfWait.run();
		assertThat(this.abandoned).hasValue(0);
	}

}

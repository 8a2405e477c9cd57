package io.github.neonspring.boot.session;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SessionBeat}.
 */
class SessionBeatTests {

	private final AtomicInteger looks = new AtomicInteger();

	@Test
	void errorDoesNotEndTheBeat() {
		try (SessionBeat beat = beat(this::fail)) {
			beat.wake();
			Awaitility.await().until(() -> this.looks.get() >= 3);
		}
	}

	@Test
	void beatRestsAtOnce() {
		SessionBeat beat = beat(this.looks::incrementAndGet);
		beat.wake();
		Awaitility.await().until(() -> this.looks.get() >= 1);
		beat.rest();
		int before = this.looks.get();
		beat.wake();
		Awaitility.await().pollDelay(Duration.ofMillis(50)).until(() -> true);
		assertThat(this.looks).hasValue(before);
	}

	private void fail() {
		this.looks.incrementAndGet();
		throw new NoClassDefFoundError("once upon a time");
	}

	private static SessionBeat beat(Runnable look) {
		return new SessionBeat(look, () -> false, Duration.ofMillis(5).toNanos());
	}

}

package io.github.neonspring.sample.live;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LiveClient}.
 */
class LiveClientTests {

	private final ExecutorService writers = Executors.newCachedThreadPool();

	private final CountDownLatch obstacle = new CountDownLatch(1);

	@AfterEach
	void stop() {
		this.obstacle.countDown();
		this.writers.shutdownNow();
	}

	@Test
	void slowPageIsLetGoAndKeepsNobodyWaiting() {
		Wire slow = new Wire(this.obstacle);
		Wire fast = new Wire(new CountDownLatch(0));
		LiveClient slowClient = new LiveClient(slow, this.writers);
		LiveClient fastClient = new LiveClient(fast, this.writers);
		for (int event = 1; event <= 150; event++) {
			int sent = event;
			slowClient.offer(LiveEvent.COMMENT);
			fastClient.offer(LiveEvent.COMMENT);
			Awaitility.await()
				.pollInSameThread()
				.pollInterval(Duration.ofMillis(1))
				.until(() -> fast.sent.get() == sent);
		}
		assertThat(slowClient.isGone()).isTrue();
		assertThat(fastClient.isGone()).isFalse();
		this.obstacle.countDown();
		Awaitility.await().until(() -> slow.completed.get() == 1);
		assertThat(slow.sent).hasValue(1);
	}

	/**
	 * A stream that lets nothing through for a while.
	 */
	private static final class Wire extends SseEmitter {

		private final CountDownLatch obstacle;

		private final AtomicInteger sent = new AtomicInteger();

		private final AtomicInteger completed = new AtomicInteger();

		Wire(CountDownLatch obstacle) {
			this.obstacle = obstacle;
		}

		@Override
		public void send(SseEventBuilder builder) throws IOException {
			try {
				this.obstacle.await();
			}
			catch (InterruptedException ex) {
				throw new IOException(ex);
			}
			this.sent.incrementAndGet();
		}

		@Override
		public void complete() {
			this.completed.incrementAndGet();
		}

	}

}

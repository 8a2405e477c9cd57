package io.github.neonspring.boot.promise;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.SimulatorStats;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ten thousand virtual threads share fifteen connections.
 */
@EnabledForJreRange(min = JRE.JAVA_24, disabledReason = "before JDK 24, synchronized blocks pin virtual threads")
class VirtualThreadsTests {

	private static final int REQUESTS = 10_000;

	@Test
	void tenThousandRequestsOnFifteenConnections(@TempDir Path directory) throws Exception {
		Path file = directory.resolve("flight.jfr");
		AtomicInteger served = new AtomicInteger();
		try (NeonSimulator simulator = NeonSimulator.start();
				Recording flight = new Recording();
				ConfigurableApplicationContext context = TillApplication.run(simulator.url(),
						"neon.pool.preset=development", "neon.keepalive.mode=off",
						"spring.datasource.hikari.connection-timeout=60000")) {
			context.getBean(Till.class).open();
			request(context, served, new CountDownLatch(1)).run();
			flight.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ofMillis(1));
			// Loading classes pins, so the first ones are not looked at
			send(100, context, served);
			flight.start();
			SimulatorStats before = simulator.stats();
			send(REQUESTS, context, served);
			flight.stop();
			flight.dump(file);
			assertThat(served).hasValue(1 + 100 + REQUESTS);
			assertThat(simulator.stats().minus(before).sessions()).isLessThanOrEqualTo(15);
		}
		assertThat(RecordingFile.readAllEvents(file)).isEmpty();
	}

	private static void send(int requests, ConfigurableApplicationContext context, AtomicInteger served)
			throws InterruptedException {
		CountDownLatch done = new CountDownLatch(requests);
		Runnable request = request(context, served, done);
		VirtualThreadTaskExecutor threads = new VirtualThreadTaskExecutor("request-");
		for (int i = 0; i < requests; i++) {
			threads.execute(request);
		}
		assertThat(done.await(120, TimeUnit.SECONDS)).isTrue();
	}

	private static Runnable request(ConfigurableApplicationContext context, AtomicInteger served, CountDownLatch done) {
		JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
		TransactionTemplate reading = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
		reading.setReadOnly(true);
		return () -> {
			try {
				reading.executeWithoutResult((status) -> jdbc.queryForObject("select 1", Integer.class));
				served.incrementAndGet();
			}
			finally {
				done.countDown();
			}
		};
	}

}

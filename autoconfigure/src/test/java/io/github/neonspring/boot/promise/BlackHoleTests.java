package io.github.neonspring.boot.promise;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.testkit.NeonSimulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Connections that vanish without a word are given up soon.
 */
class BlackHoleTests {

	@Test
	void requestsAfterABlackHoleSucceedSoon() throws Exception {
		try (NeonSimulator simulator = NeonSimulator.start();
				ConfigurableApplicationContext context = TillApplication.run(simulator.url(),
						"neon.pool.check-after=1s")) {
			Till till = context.getBean(Till.class);
			till.open();
			NeonPool pool = context.getBean(NeonPool.class);
			Awaitility.await().until(() -> pool.snapshot().idle() == 5);
			simulator.blackHole();
			simulator.restore();
			TimeUnit.MILLISECONDS.sleep(1100);
			long start = System.nanoTime();
			ExecutorService clients = Executors.newFixedThreadPool(8);
			CountDownLatch go = new CountDownLatch(1);
			List<Future<Integer>> answers = new ArrayList<>();
			for (int request = 0; request < 8; request++) {
				answers.add(clients.submit(() -> {
					go.await();
					return till.read();
				}));
			}
			go.countDown();
			for (Future<Integer> answer : answers) {
				assertThat(answer.get(30, TimeUnit.SECONDS)).isZero();
			}
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
			clients.shutdown();
		}
	}

}

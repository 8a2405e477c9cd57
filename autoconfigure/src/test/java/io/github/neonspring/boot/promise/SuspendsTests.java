package io.github.neonspring.boot.promise;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.neonspring.boot.testkit.NeonSimulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No request fails around suspends of the compute.
 */
class SuspendsTests {

	private static final int[] GAPS = { 0, 50, 300, 700 };

	private static final int SUSPENDS = 20;

	private static final int REQUESTS = 8;

	private final ExecutorService clients = Executors.newFixedThreadPool(REQUESTS);

	@Test
	void noRequestFailsOnADirectEndpoint() throws Exception {
		try (NeonSimulator simulator = NeonSimulator.builder().coldStart(Duration.ofMillis(100)).start()) {
			assertNoRequestFails(simulator, simulator.url());
		}
	}

	@Test
	void noRequestFailsWhenTheServerSaysNoGoodbye() throws Exception {
		try (NeonSimulator simulator = NeonSimulator.builder().coldStart(Duration.ofMillis(100)).start()) {
			try (ConfigurableApplicationContext context = TillApplication.run(simulator.url())) {
				Till till = opened(context);
				for (int kill = 0; kill < SUSPENDS; kill++) {
					simulator.kill();
					TimeUnit.MILLISECONDS.sleep(GAPS[kill % GAPS.length]);
					requests(till, kill);
				}
				assertThat(till.receipts()).hasSize(SUSPENDS * REQUESTS);
			}
		}
	}

	private void assertNoRequestFails(NeonSimulator simulator, String url) throws Exception {
		try (ConfigurableApplicationContext context = TillApplication.run(url)) {
			Till till = opened(context);
			for (int suspend = 0; suspend < SUSPENDS; suspend++) {
				simulator.suspend();
				TimeUnit.MILLISECONDS.sleep(GAPS[suspend % GAPS.length]);
				requests(till, suspend);
			}
			assertThat(till.receipts())
				.containsExactlyElementsOf(IntStream.range(0, SUSPENDS * REQUESTS).boxed().toList());
		}
	}

	private static Till opened(ConfigurableApplicationContext context) {
		Till till = context.getBean(Till.class);
		till.open();
		return till;
	}

	private void requests(Till till, int round) throws Exception {
		List<Future<?>> answers = new ArrayList<>();
		for (int request = 0; request < REQUESTS; request++) {
			int number = round * REQUESTS + request;
			answers.add(this.clients.submit(() -> {
				till.read();
				if (number % 2 == 0) {
					till.bookAnnotated(number);
				}
				else {
					till.bookWithTemplate(number);
				}
			}));
		}
		for (Future<?> answer : answers) {
			answer.get(30, TimeUnit.SECONDS);
		}
	}

}

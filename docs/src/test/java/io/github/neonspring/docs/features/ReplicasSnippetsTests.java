package io.github.neonspring.docs.features;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.neonspring.boot.status.NeonStatus;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.SimulatedReplica;
import io.github.neonspring.boot.transaction.NeonTransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Snippets of the page about read replicas, with a replica that receives nothing: who
 * finds the order has read from the primary.
 */
class ReplicasSnippetsTests {

	private static NeonSimulator endpoint;

	private static ConfigurableApplicationContext context;

	@BeforeAll
	static void start() {
		endpoint = NeonSimulator.start();
		context = new SpringApplicationBuilder(ShopApplication.class).web(WebApplicationType.NONE)
			.properties("neon.url=" + endpoint.url(), "spring.flyway.locations=classpath:features/migration",
					"neon.pool.preset=test", "neon.pool.budget=off")
			.run("--neon.read-replica-urls=" + replica().url());
	}

	private static SimulatedReplica replica() {
		return endpoint.replicas().isEmpty() ? endpoint.startReplica() : endpoint.replicas().get(0);
	}

	@AfterAll
	static void close() {
		context.close();
		endpoint.close();
	}

	@Test
	void labelAndTemplateReadFromThePrimary() {
		Orders orders = context.getBean(Orders.class);
		replica().catchUp();
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> orders.count() == 0 && reads() > 0);
		replica().pauseReplay();
		orders.place("A-1", "Ada");
		assertThat(orders.count()).isZero();
		assertThat(orders.latest("Ada")).isOne();
		assertThat(count(orders, context.getBean(NeonTransactionTemplate.class))).isOne();
	}

	private static long reads() {
		return context.getBean(NeonStatus.class).replicas().get(0).reads();
	}

	private static long count(Orders orders, NeonTransactionTemplate transactionTemplate) {
		// snippet: template
		return transactionTemplate.readingFromPrimary().execute((status) -> orders.count());
		// end
	}

}

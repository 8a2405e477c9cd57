package io.github.neonspring.boot.benchmarks.testdb;

import java.time.Duration;
import java.util.stream.IntStream;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.github.neonspring.boot.testkit.test.TestDatabase;
import io.github.neonspring.boot.testkit.test.TestDatabaseInitializer;

/**
 * Replaces the database beneath an application with the starter and JPA many times, as
 * test classes of one configuration do, and prints what it cost until the first statement
 * was answered. Between two of them passes a pause, as long as a quick test class takes.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class TestDatabases {

	private static final int DATABASES = Integer.getInteger("testdb.databases", 200);

	private static final Duration PAUSE = Duration.ofMillis(Integer.getInteger("testdb.pause", 100));

	private static final int WARM_UP = 10;

	/**
	 * Run the benchmark.
	 * @param arguments none
	 * @throws InterruptedException if it is interrupted
	 */
	public static void main(String[] arguments) throws InterruptedException {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(TestDatabases.class)
			.web(WebApplicationType.NONE)
			.initializers(new TestDatabaseInitializer())
			.run("--spring.main.banner-mode=off", "--spring.flyway.locations=classpath:testdb",
					"--logging.level.root=warn")) {
			print(measure(context, WARM_UP + DATABASES));
		}
	}

	private static double[] measure(ConfigurableApplicationContext context, int databases) throws InterruptedException {
		double[] millis = new double[databases];
		for (int i = 0; i < databases; i++) {
			long start = System.nanoTime();
			context.getBean(TestDatabase.class).renew();
			context.getBean(JdbcClient.class).sql("select count(*) from t1").query(Long.class).single();
			millis[i] = (System.nanoTime() - start) / 1e6;
			context.getBean(JdbcClient.class).sql("insert into t1 (name) values ('written')").update();
			Thread.sleep(PAUSE.toMillis());
		}
		return millis;
	}

	private static void print(double[] millis) {
		double[] sorted = IntStream.range(WARM_UP, millis.length).mapToDouble((i) -> millis[i]).sorted().toArray();
		System.out.printf("%d databases of 30 tables: median %.1f ms, 95 %% below %.1f ms, longest %.1f ms%n",
				sorted.length, sorted[sorted.length / 2], sorted[sorted.length * 95 / 100], sorted[sorted.length - 1]);
	}

}

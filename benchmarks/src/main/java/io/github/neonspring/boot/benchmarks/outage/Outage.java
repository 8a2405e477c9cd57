package io.github.neonspring.boot.benchmarks.outage;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.neonspring.boot.testkit.NeonSimulator;

/**
 * Takes the database away for a while, goes on asking, and gives it back. Its exit code
 * is 1 if a promise was broken.
 */
public final class Outage {

	private static final Duration EARLY = Duration.ofSeconds(14);

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

	private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

	private final Duration length;

	private final int perSecond;

	private final ExecutorService clients;

	Outage(Duration length, int perSecond) {
		this.length = length;
		this.perSecond = perSecond;
		// As many as ask until the first gives up
		this.clients = Executors.newFixedThreadPool(perSecond * (int) Report.OPEN_AFTER.plusSeconds(1).toSeconds());
	}

	/**
	 * Run the outage.
	 * @param arguments none; the system properties {@code outage.seconds} (600) and
	 * {@code outage.requests} (50 a second) say how long and how much
	 * @throws InterruptedException if it is interrupted
	 */
	public static void main(String[] arguments) throws InterruptedException {
		LoggingSystem.get(Outage.class.getClassLoader()).beforeInitialize();
		Report report = new Outage(Duration.ofSeconds(Integer.getInteger("outage.seconds", 600)),
				Integer.getInteger("outage.requests", 50))
			.run();
		report.print(System.out);
		System.exit(report.violations().isEmpty() ? 0 : 1);
	}

	Report run() throws InterruptedException {
		try (NeonSimulator simulator = NeonSimulator.start();
				ConfigurableApplicationContext application = OutageApplication.run(simulator.url())) {
			JdbcTemplate jdbc = application.getBean(JdbcTemplate.class);
			jdbc.execute("select 1");
			simulator.down();
			long start = System.nanoTime();
			long pause = TimeUnit.SECONDS.toNanos(1) / this.perSecond;
			this.clock.scheduleAtFixedRate(() -> this.clients.execute(() -> ask(jdbc, start)), 0, pause,
					TimeUnit.NANOSECONDS);
			TimeUnit.NANOSECONDS.sleep(Math.min(EARLY.toNanos(), this.length.toNanos()));
			Footprint early = Footprint.take();
			TimeUnit.NANOSECONDS.sleep(this.length.toNanos() - (System.nanoTime() - start));
			Footprint late = Footprint.take();
			stop();
			simulator.up();
			long back = System.nanoTime();
			Duration served = await(() -> serves(jdbc), back);
			Duration healthy = await(() -> isHealthy(application), back);
			return new Report(this.length, List.copyOf(this.answers), early, late, served, healthy);
		}
	}

	private void ask(JdbcTemplate jdbc, long start) {
		long asked = System.nanoTime();
		boolean served = serves(jdbc);
		long answered = System.nanoTime();
		this.answers.add(new Answer(Duration.ofNanos(asked - start), Duration.ofNanos(answered - asked), served));
	}

	private static boolean serves(JdbcTemplate jdbc) {
		try {
			jdbc.execute("select 1");
			return true;
		}
		catch (DataAccessException ex) {
			return false;
		}
	}

	private static boolean isHealthy(ConfigurableApplicationContext application) {
		HealthContributor neon = application.getBean(HealthContributorRegistry.class).getContributor("neon");
		Health health = (neon instanceof HealthIndicator indicator) ? indicator.health() : null;
		return health != null && Status.UP.equals(health.getStatus());
	}

	private void stop() throws InterruptedException {
		this.clock.shutdownNow();
		this.clients.shutdown();
		this.clients.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
	}

	private static Duration await(BooleanSupplier condition, long since) throws InterruptedException {
		while (!condition.getAsBoolean() && System.nanoTime() - since < PATIENCE.toNanos()) {
			TimeUnit.MILLISECONDS.sleep(20);
		}
		return Duration.ofNanos(System.nanoTime() - since);
	}

}

package io.github.neonspring.sample.observability;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.compute.ComputeState;
import io.github.neonspring.boot.status.NeonOperations;
import io.github.neonspring.boot.testkit.EmbeddedEndpoint;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.Refusal;
import io.github.neonspring.boot.transaction.CommitOutcomeUnknownException;
import io.github.neonspring.boot.transaction.NeonTransactionTemplate;
import io.github.neonspring.sample.SampleStart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The sample application on its embedded endpoint, with everything done to it that a
 * meter tells of.
 */
final class ExercisedSample implements AutoCloseable {

	private static final String TOUCH = "update account set version = version where id = 1";

	private static final String LOOK = "select 1";

	private final HttpClient client = HttpClient.newHttpClient();

	private final ConfigurableApplicationContext context;

	private final NeonSimulator endpoint;

	private final DataSource dataSource;

	private ExercisedSample(ConfigurableApplicationContext context) {
		this.context = context;
		this.endpoint = context.getBean(EmbeddedEndpoint.class).simulator();
		this.dataSource = context.getBean(DataSource.class);
	}

	static ExercisedSample run() throws Exception {
		ExercisedSample sample = new ExercisedSample(SampleStart.run("--server.port=0", "--spring.jmx.enabled=false",
				"--neon.pool.budget=off", "--neon.simulator.replicas=1", "--neon.keepalive.mode=always",
				"--neon.keepalive.interval=100ms", "--neon.keepalive.suspend-timeout=1s",
				"--neon.transaction.retry.delay=1ms", "--neon.transaction.verify-timeout=30s",
				"--neon.query.slow-threshold=300ms", "--neon.session.slow-threshold=200ms",
				"--neon.session.leak-threshold=300ms", "--spring.datasource.hikari.maximum-pool-size=3"));
		try {
			sample.exercise();
			return sample;
		}
		catch (Exception | Error ex) {
			sample.close();
			throw ex;
		}
	}

	private void exercise() throws Exception {
		awaitCount("neon.keepalive.pings");
		this.context.getBean(NeonOperations.class).pauseKeepalive();
		await().until(() -> {
			get("/accounts");
			return count("neon.replica.reads") > 0;
		});
		post("/transfers", "{\"from\":1,\"to\":2,\"amount\":500}");
		loseCommits();
		giveUp();
		ask();
		leak();
		exhaust();
		cutConnections();
		wake();
	}

	private void loseCommits() {
		NeonTransactionTemplate template = template();
		this.endpoint.loseNextCommitAnswer();
		assertThatExceptionOfType(CommitOutcomeUnknownException.class)
			.isThrownBy(() -> template.executeWithoutResult((status) -> touch()));
		this.endpoint.loseNextCommitAnswer();
		template.verifyingCommit().executeWithoutResult((status) -> touch());
		this.endpoint.loseNextCommit();
		template.verifyingCommit().retryable().executeWithoutResult((status) -> touch());
		this.endpoint.loseNextCommitAnswer();
		NeonTransactionTemplate reading = template.readingFromPrimary();
		reading.setReadOnly(true);
		reading.executeWithoutResult((status) -> jdbc().execute(LOOK));
		awaitCount("neon.transaction.background.commit.failures");
	}

	private void giveUp() {
		assertThatExceptionOfType(CannotAcquireLockException.class)
			.isThrownBy(() -> template().retryable().executeWithoutResult((status) -> {
				touch();
				throw new CannotAcquireLockException("lost again", new SQLException("conflict", "40001"));
			}));
	}

	// Slowly, for longer than any threshold, and once for each of many rows
	private void ask() {
		await().until(() -> {
			jdbc().execute("select pg_sleep(0.7)");
			return count("neon.session.leaks", "kind", "held") > 0;
		});
		template().executeWithoutResult((status) -> IntStream.range(0, 20)
			.forEach((row) -> jdbc().queryForObject("select ?::int", Integer.class, row)));
	}

	private void leak() throws Exception {
		try (Connection connection = this.dataSource.getConnection()) {
			Thread gone = new Thread(() -> look(connection));
			gone.start();
			gone.join();
			awaitCount("neon.session.leaks", "kind", "thread-gone");
		}
	}

	private void exhaust() throws SQLException {
		HikariDataSource pool = this.dataSource.unwrap(HikariDataSource.class);
		long patience = pool.getConnectionTimeout();
		pool.setConnectionTimeout(250);
		List<Connection> held = new ArrayList<>();
		try {
			await().until(() -> {
				held.add(this.dataSource.getConnection());
				return !look(held.get(held.size() - 1)) && count("neon.pool.exhausted") > 0;
			});
			awaitCount("neon.session.leaks", "kind", "idle");
		}
		finally {
			pool.setConnectionTimeout(patience);
			for (Connection connection : held) {
				connection.close();
			}
		}
	}

	// With replicas it is the first statement that gets the connection from the pool
	private static boolean look(Connection connection) {
		try (Statement statement = connection.createStatement()) {
			return statement.execute(LOOK);
		}
		catch (SQLException ex) {
			return false;
		}
	}

	private void cutConnections() throws Exception {
		this.endpoint.kill();
		this.endpoint.refuse(Refusal.COMPUTE_UNREACHABLE, 1);
		post("/accounts", "{\"owner\":\"Barbara\",\"balance\":0}");
	}

	private void wake() throws Exception {
		ComputeActivity activity = this.context.getBean(ComputeActivity.class);
		this.endpoint.suspend();
		await().until(() -> activity.state() == ComputeState.ASLEEP);
		post("/accounts", "{\"owner\":\"Barbara\",\"balance\":0}");
	}

	private NeonTransactionTemplate template() {
		return this.context.getBean(NeonTransactionTemplate.class);
	}

	private JdbcTemplate jdbc() {
		return this.context.getBean(JdbcTemplate.class);
	}

	private void touch() {
		jdbc().update(TOUCH);
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofMinutes(1));
	}

	private void awaitCount(String counter, String... tags) {
		await().until(() -> count(counter, tags) > 0);
	}

	/**
	 * Return what is counted.
	 * @param counter the name of the counter
	 * @param tags its tags, none for the sum over all
	 * @return the count
	 */
	double count(String counter, String... tags) {
		return meters().get(counter).tags(tags).functionCounters().stream().mapToDouble(FunctionCounter::count).sum();
	}

	MeterRegistry meters() {
		return this.context.getBean(MeterRegistry.class);
	}

	int port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	String url() {
		return this.endpoint.url();
	}

	private void get(String path) throws Exception {
		send(HttpRequest.newBuilder(uri(path)).build());
	}

	private void post(String path, String body) throws Exception {
		send(HttpRequest.newBuilder(uri(path))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build());
	}

	private URI uri(String path) {
		return URI.create("http://localhost:" + port() + path);
	}

	private void send(HttpRequest request) throws IOException, InterruptedException {
		HttpResponse<String> response = this.client.send(request, HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
	}

	@Override
	public void close() {
		this.context.close();
	}

}

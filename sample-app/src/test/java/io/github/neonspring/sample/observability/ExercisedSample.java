package io.github.neonspring.sample.observability;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.compute.ComputeState;
import io.github.neonspring.boot.testkit.EmbeddedEndpoint;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.Refusal;
import io.github.neonspring.boot.transaction.CommitOutcomeUnknownException;
import io.github.neonspring.boot.transaction.NeonTransactionTemplate;
import io.github.neonspring.sample.SampleApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The sample application on its embedded endpoint, with everything done to it that a
 * meter tells of.
 */
final class ExercisedSample implements AutoCloseable {

	private static final String TOUCH = "update account set version = version where id = 1";

	private final HttpClient client = HttpClient.newHttpClient();

	private final ConfigurableApplicationContext context;

	private final NeonSimulator endpoint;

	private ExercisedSample(ConfigurableApplicationContext context) {
		this.context = context;
		this.endpoint = context.getBean(EmbeddedEndpoint.class).simulator();
	}

	static ExercisedSample run() throws Exception {
		ExercisedSample sample = new ExercisedSample(SpringApplication.run(SampleApplication.class, "--server.port=0",
				"--spring.jmx.enabled=false", "--neon.pool.budget=off", "--neon.simulator.replicas=1",
				"--neon.keepalive.mode=off", "--neon.keepalive.suspend-timeout=1s",
				"--neon.transaction.retry.delay=1ms", "--neon.transaction.verify-timeout=30s"));
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
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
			get("/accounts");
			return meters().get("neon.replica.reads").functionCounter().count() > 0;
		});
		post("/transfers", "{\"from\":1,\"to\":2,\"amount\":500}");
		loseCommits();
		giveUp();
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
	}

	private void giveUp() {
		assertThatExceptionOfType(CannotAcquireLockException.class)
			.isThrownBy(() -> template().retryable().executeWithoutResult((status) -> {
				touch();
				throw new CannotAcquireLockException("lost again", new SQLException("conflict", "40001"));
			}));
	}

	private void cutConnections() throws Exception {
		this.endpoint.kill();
		this.endpoint.refuse(Refusal.COMPUTE_UNREACHABLE, 1);
		post("/accounts", "{\"owner\":\"Barbara\",\"balance\":0}");
	}

	private void wake() throws Exception {
		ComputeActivity activity = this.context.getBean(ComputeActivity.class);
		this.endpoint.suspend();
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> activity.state() == ComputeState.ASLEEP);
		post("/accounts", "{\"owner\":\"Barbara\",\"balance\":0}");
	}

	private NeonTransactionTemplate template() {
		return this.context.getBean(NeonTransactionTemplate.class);
	}

	private void touch() {
		this.context.getBean(JdbcTemplate.class).update(TOUCH);
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

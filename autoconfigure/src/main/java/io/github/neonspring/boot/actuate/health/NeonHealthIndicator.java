package io.github.neonspring.boot.actuate.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.compute.ComputeProbe;
import io.github.neonspring.boot.compute.Evidence;
import io.github.neonspring.boot.compute.Keepalive;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.pool.PoolSnapshot;
import io.github.neonspring.boot.resilience.EndpointBreaker;
import io.github.neonspring.boot.resilience.Prober;

/**
 * Health of the database from what is known already. Whenever the compute may sleep,
 * nothing is sent to it; while it is kept awake, it is asked at most once a second,
 * whatever the number of calls. Only evidence of failure is DOWN: a sleeping compute and
 * an exhausted pool are not.
 */
final class NeonHealthIndicator implements HealthIndicator {

	private static final Duration PACE = Duration.ofSeconds(1);

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private final NeonPool pool;

	private final ComputeActivity activity;

	private final ComputeProbe probe;

	private final Keepalive keepalive;

	private final EndpointBreaker breaker;

	private final Prober prober;

	private final ReplicaDetails replicas;

	private final Clock clock;

	NeonHealthIndicator(NeonPool pool, ComputeActivity activity, ComputeProbe probe, Keepalive keepalive,
			EndpointBreaker breaker, Prober prober, ReplicaDetails replicas, Clock clock) {
		this.pool = pool;
		this.activity = activity;
		this.probe = probe;
		this.keepalive = keepalive;
		this.breaker = breaker;
		this.prober = prober;
		this.replicas = replicas;
		this.clock = clock;
	}

	@Override
	public Health health() {
		gatherEvidence();
		Evidence evidence = this.activity.evidence();
		boolean down = !this.breaker.isClosed() || (evidence != null && evidence.isFailure());
		Health.Builder health = down ? Health.down() : Health.up();
		health.withDetail("database", database()).withDetail("compute", this.activity.state().toString());
		addEvidence(health, evidence);
		addBreaker(health);
		health.withDetail("pool", pool()).withDetail("keepalive", keepalive());
		Map<String, Object> replicas = this.replicas.describe();
		return replicas.isEmpty() ? health.build() : health.withDetail("replicas", replicas).build();
	}

	private void gatherEvidence() {
		if (!this.breaker.isClosed()) {
			this.prober.ask();
			return;
		}
		Evidence evidence = this.activity.evidence();
		if (evidence != null && evidence.isFailure()) {
			this.probe.ask(PACE);
		}
		else if (this.keepalive.isKeepingAwake()) {
			await(this.probe.ask(PACE));
		}
	}

	private static void await(Future<?> question) {
		try {
			question.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			// The last evidence and its age tell
		}
	}

	private String database() {
		String version = this.activity.serverVersion();
		return (version != null) ? "PostgreSQL " + version : "PostgreSQL";
	}

	private void addEvidence(Health.Builder health, @Nullable Evidence evidence) {
		if (evidence == null) {
			return;
		}
		health.withDetail("evidenceAge", evidence.age(this.clock.instant()).toSeconds() + " s");
		if (evidence.failure() != null) {
			health.withDetail("failure", evidence.failure().getDescription());
		}
		else {
			health.withDetail("latency", evidence.latency().toMillis() + " ms");
		}
	}

	private void addBreaker(Health.Builder health) {
		health.withDetail("circuitBreaker", this.breaker.state().toString());
		Instant since = this.breaker.unreachableSince();
		if (since != null) {
			health.withDetail("unreachableSince", since.truncatedTo(ChronoUnit.SECONDS).toString());
		}
	}

	private Map<String, Object> pool() {
		PoolSnapshot snapshot = this.pool.snapshot();
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("size", snapshot.size());
		details.put("active", snapshot.active());
		details.put("idle", snapshot.idle());
		details.put("waiting", snapshot.waiting());
		details.put("maximum", snapshot.maximum());
		if (snapshot.isExhausted()) {
			details.put("exhausted", true);
		}
		return details;
	}

	private Map<String, Object> keepalive() {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("mode", this.keepalive.mode().toString());
		details.put("keepingAwake", this.keepalive.isKeepingAwake());
		return details;
	}

}

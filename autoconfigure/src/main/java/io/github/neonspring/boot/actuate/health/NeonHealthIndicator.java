package io.github.neonspring.boot.actuate.health;

import java.time.Clock;
import java.time.Duration;
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

	private final Clock clock;

	NeonHealthIndicator(NeonPool pool, ComputeActivity activity, ComputeProbe probe, Keepalive keepalive, Clock clock) {
		this.pool = pool;
		this.activity = activity;
		this.probe = probe;
		this.keepalive = keepalive;
		this.clock = clock;
	}

	@Override
	public Health health() {
		gatherEvidence();
		Evidence evidence = this.activity.evidence();
		Health.Builder health = (evidence != null && evidence.isFailure()) ? Health.down() : Health.up();
		health.withDetail("database", database()).withDetail("compute", this.activity.state().toString());
		addEvidence(health, evidence);
		return health.withDetail("pool", pool())
			.withDetail("keepalive", keepalive())
			.withDetail("circuitBreaker", "disabled")
			.build();
	}

	private void gatherEvidence() {
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

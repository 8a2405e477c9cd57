package io.github.neonspring.boot.actuate.endpoint;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

import io.github.neonspring.boot.compute.AwakeTime;
import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.compute.Evidence;
import io.github.neonspring.boot.compute.NeonKeepaliveProperties;
import io.github.neonspring.boot.compute.Use;
import io.github.neonspring.boot.compute.Wake;
import io.github.neonspring.boot.poller.DatabasePoller;
import io.github.neonspring.boot.poller.DatabasePollers;

/**
 * Whether the compute is awake, what woke it, what keeps it awake, and what that costs.
 *
 * @param activity what is known of the compute
 * @param pollers what asks the database in the background
 * @param properties the endpoint's suspend timeout and size
 * @param clock the time
 */
record ComputeSection(ComputeActivity activity, ObjectProvider<DatabasePollers> pollers,
		NeonKeepaliveProperties properties, Clock clock) implements NeonEndpointSection {

	@Override
	public String name() {
		return "compute";
	}

	@Override
	public Map<String, Object> describe() {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("state", this.activity.state().toString());
		addEvidence(details, this.activity.evidence());
		List<Wake> wakes = this.activity.wakes();
		if (!wakes.isEmpty()) {
			details.put("lastWokenBy", describe(wakes.get(0)));
		}
		details.put("wakes", this.activity.wakeCount());
		details.put("wakeHistory", wakes.stream().map(ComputeSection::describe).toList());
		details.put("keptAwakeBy", keptAwakeBy());
		details.put("usedBy", this.activity.uses().stream().map(ComputeSection::describe).toList());
		details.put("estimate", estimate());
		return details;
	}

	private void addEvidence(Map<String, Object> details, @Nullable Evidence evidence) {
		if (evidence == null) {
			return;
		}
		Map<String, Object> last = new LinkedHashMap<>();
		last.put("at", evidence.at().toString());
		last.put("ageSeconds", evidence.age(this.clock.instant()).toSeconds());
		if (evidence.failure() != null) {
			last.put("failure", evidence.failure().getDescription());
		}
		else {
			last.put("latencyMillis", evidence.latency().toMillis());
		}
		details.put("evidence", last);
	}

	private static Map<String, Object> describe(Wake wake) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("at", wake.at().toString());
		details.put("cause", wake.cause());
		details.put("thread", wake.thread());
		details.put("tookMillis", wake.took().toMillis());
		details.put("sign", wake.sign().toString());
		return details;
	}

	private List<Map<String, Object>> keptAwakeBy() {
		return this.pollers.stream()
			.flatMap((pollers) -> pollers.found().stream())
			.map(ComputeSection::describe)
			.toList();
	}

	private static Map<String, Object> describe(DatabasePoller poller) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("name", poller.poller());
		details.put("habit", poller.habit());
		details.put("advice", poller.advice());
		return details;
	}

	private static Map<String, Object> describe(Use use) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("by", use.by());
		details.put("times", use.times());
		details.put("last", use.last().toString());
		return details;
	}

	private Map<String, Object> estimate() {
		AwakeTime time = this.activity.awakeTime();
		double size = this.properties.getComputeSize();
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("awakeSeconds", time.awake().toSeconds());
		details.put("asleepSeconds", time.asleep().toSeconds());
		details.put("suspendTimeoutSeconds", this.properties.getSuspendTimeout().toSeconds());
		details.put("computeUnits", size);
		details.put("computeHours", rounded(time.computeHours(size)));
		details.put("savedComputeHours", rounded(time.savedComputeHours(size)));
		return details;
	}

	private static double rounded(double hours) {
		return Math.round(hours * 10_000) / 10_000.0;
	}

}

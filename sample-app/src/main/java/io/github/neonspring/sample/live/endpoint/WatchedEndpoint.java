package io.github.neonspring.sample.live.endpoint;

import java.time.Duration;
import java.util.Objects;

import io.github.neonspring.boot.compute.AwakeTime;
import io.github.neonspring.boot.compute.ComputeState;
import io.github.neonspring.boot.compute.NeonKeepaliveProperties;
import io.github.neonspring.boot.compute.Wake;
import io.github.neonspring.boot.resilience.BreakerState;
import io.github.neonspring.boot.status.ComputeStatus;
import io.github.neonspring.boot.status.NeonStatus;

/**
 * The endpoint that the application runs on: the embedded one, which knows the truth, or
 * a real one, of which the starter knows what it has seen. Nothing here asks the database
 * anything.
 */
public final class WatchedEndpoint {

	private final EmbeddedCompute embedded;

	private final NeonStatus status;

	private final NeonKeepaliveProperties properties;

	private final Timeline timeline;

	WatchedEndpoint(EmbeddedCompute embedded, NeonStatus status, NeonKeepaliveProperties properties,
			Timeline timeline) {
		this.embedded = embedded;
		this.status = status;
		this.properties = properties;
		this.timeline = timeline;
	}

	/**
	 * Whether the application runs on the embedded endpoint.
	 * @return {@code false} if the database is a real one
	 */
	public boolean isEmbedded() {
		return this.embedded.isInUse();
	}

	/**
	 * Return what the endpoint is called.
	 * @return the endpoint's id, or its description without secrets
	 */
	public String name() {
		return isEmbedded() ? this.embedded.name() : Objects.requireNonNullElse(this.status.connection().endpoint(),
				"a database of the application's own");
	}

	/**
	 * Return the life of the compute.
	 * @return the timeline
	 */
	public Timeline timeline() {
		return this.timeline;
	}

	/**
	 * Look whether there is something new, for the timeline.
	 */
	public void look() {
		if (isEmbedded()) {
			this.embedded.look();
		}
		else {
			lookAtStatus();
		}
	}

	private void lookAtStatus() {
		ComputeStatus compute = this.status.compute();
		if (this.status.breaker().state() == BreakerState.OPEN) {
			this.timeline.note(Timeline.AWAY, "out of reach");
		}
		else if (compute.state() == ComputeState.AWAKE) {
			this.timeline.note(Timeline.AWAKE,
					compute.wakes().stream().findFirst().map(Wake::cause).map(WakeCause::brief).orElse("an answer"));
		}
		else if (compute.state() == ComputeState.ASLEEP) {
			this.timeline.note(Timeline.ASLEEP, "nothing was seen of it");
		}
		else {
			this.timeline.note(Timeline.UNKNOWN, "the last connect failed");
		}
	}

	/**
	 * Return what was counted so far.
	 * @return the counts of this moment
	 */
	public ComputeFacts facts() {
		if (isEmbedded()) {
			return this.embedded.facts();
		}
		ComputeStatus compute = this.status.compute();
		AwakeTime time = compute.awakeTime();
		return new ComputeFacts(compute.wakeCount(), time.awake(), time.asleep(), this.properties.getSuspendTimeout(),
				Duration.ZERO);
	}

}

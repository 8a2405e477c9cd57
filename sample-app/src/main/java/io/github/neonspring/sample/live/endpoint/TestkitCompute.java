package io.github.neonspring.sample.live.endpoint;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.Assert;

import io.github.neonspring.boot.status.NeonOperations;
import io.github.neonspring.boot.testkit.ComputeChange;
import io.github.neonspring.boot.testkit.EmbeddedEndpoint;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.NeonSimulatorProperties;
import io.github.neonspring.boot.testkit.SimulatorStats;

/**
 * The testkit's embedded endpoint, which tells of each change of its compute.
 */
final class TestkitCompute implements EmbeddedCompute {

	private final ObjectProvider<EmbeddedEndpoint> endpoint;

	private final NeonSimulatorProperties properties;

	private final ObjectProvider<NeonOperations> operations;

	private final Timeline timeline;

	private final Supplier<String> caller;

	private final Clock clock;

	private volatile @Nullable NeonSimulator simulator;

	private volatile @Nullable NeonOperations keepalive;

	private long begun;

	private Duration awakeBefore = Duration.ZERO;

	TestkitCompute(ObjectProvider<EmbeddedEndpoint> endpoint, NeonSimulatorProperties properties,
			ObjectProvider<NeonOperations> operations, Timeline timeline, Supplier<String> caller, Clock clock) {
		this.endpoint = endpoint;
		this.properties = properties;
		this.operations = operations;
		this.timeline = timeline;
		this.caller = caller;
		this.clock = clock;
	}

	@Override
	public boolean isInUse() {
		if (this.simulator == null) {
			EmbeddedEndpoint embedded = this.endpoint.getIfAvailable();
			if (embedded != null && embedded.isStarted()) {
				attach(embedded.simulator());
			}
		}
		return this.simulator != null;
	}

	private synchronized void attach(NeonSimulator started) {
		if (this.simulator == null) {
			this.keepalive = this.operations.getIfAvailable();
			this.begun = this.clock.millis();
			this.awakeBefore = started.stats().awakeTime();
			started.onComputeChange(this::changed);
			this.timeline.note(started.isAwake() ? Timeline.AWAKE : Timeline.ASLEEP, "start of the application");
			this.simulator = started;
		}
	}

	private NeonSimulator simulator() {
		NeonSimulator started = isInUse() ? this.simulator : null;
		Assert.state(started != null, "The application does not run on the embedded endpoint");
		return started;
	}

	private void changed(ComputeChange change) {
		NeonSimulator changed = this.simulator;
		if (changed == null || !changed.isDown()) {
			switch (change) {
				case WAKING -> this.timeline.note(Timeline.WAKING, this.caller.get());
				case WOKEN -> this.timeline.note(Timeline.AWAKE, this.caller.get());
				case WAKE_FAILED -> this.timeline.note(Timeline.ASLEEP, "PostgreSQL did not start");
				case IDLED -> this.timeline.note(Timeline.ASLEEP,
						"nobody used it for " + this.properties.getIdleTimeout().toSeconds() + " s");
				case SUSPENDED -> this.timeline.note(Timeline.ASLEEP, "put to sleep");
				case CRASHED -> this.timeline.note(Timeline.ASLEEP, "a crash");
			}
		}
		NeonOperations paused = this.keepalive;
		if (change == ComputeChange.WOKEN && paused != null) {
			paused.resumeKeepalive();
		}
	}

	@Override
	public String name() {
		return simulator().endpoint();
	}

	@Override
	public String jdbcUrl() {
		return simulator().jdbcUrl();
	}

	@Override
	public Connection openAside() throws SQLException {
		return simulator().superuserConnection();
	}

	@Override
	public boolean isReady() {
		return simulator().isAwake() && !simulator().isDown();
	}

	@Override
	public ComputeFacts facts() {
		SimulatorStats stats = simulator().stats();
		Duration awake = stats.awakeTime().minus(this.awakeBefore);
		Duration asleep = Duration.ofMillis(this.clock.millis() - this.begun).minus(awake);
		return new ComputeFacts(stats.wakes(), awake, asleep.isNegative() ? Duration.ZERO : asleep,
				this.properties.getIdleTimeout(), this.properties.getLatency());
	}

	@Override
	public Traffic traffic() {
		SimulatorStats stats = simulator().stats();
		return new Traffic(stats.roundTrips(), stats.connects(), stats.sessions());
	}

	@Override
	public void press(Button button) {
		switch (button) {
			case SLEEP -> sleep();
			case KILL -> simulator().kill();
			case LOSE_COMMIT -> simulator().loseNextWritingCommitAnswer();
			case DOWN -> simulator().down();
			case UP -> simulator().up();
		}
		look();
	}

	// Who used the database a moment ago is kept awake: the next ping would wake it
	private void sleep() {
		NeonSimulator awake = simulator();
		NeonOperations running = this.keepalive;
		if (running != null) {
			running.pauseKeepalive();
		}
		awake.suspend();
	}

	@Override
	public void look() {
		if (isInUse()) {
			if (simulator().isDown()) {
				this.timeline.note(Timeline.AWAY, "taken away");
			}
			else if (this.timeline.state().equals(Timeline.AWAY)) {
				this.timeline.note(simulator().isAwake() ? Timeline.AWAKE : Timeline.ASLEEP, "given back");
			}
		}
	}

}

package io.github.neonspring.boot.benchmarks.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.neonspring.boot.testkit.NeonSimulator;

/**
 * The thread that lets the planned faults strike while the transfers go on.
 */
final class FaultInjector extends Thread {

	private final NeonSimulator simulator;

	private final FaultPlan plan;

	private final Progress progress;

	private final Leaks leaks;

	private final List<Strike> strikes = new ArrayList<>();

	private final List<String> failures = new ArrayList<>();

	FaultInjector(NeonSimulator simulator, FaultPlan plan, Progress progress, Leaks leaks) {
		super("soak-faults");
		this.simulator = simulator;
		this.plan = plan;
		this.progress = progress;
		this.leaks = leaks;
	}

	@Override
	public void run() {
		try {
			for (FaultPlan.Planned planned : this.plan.strikes()) {
				if (!this.progress.await(planned.after(), Round.PATIENCE)) {
					return;
				}
				this.leaks.watchProcesses();
				strike(planned);
			}
		}
		catch (InterruptedException ex) {
			// The round is over
		}
	}

	private void strike(FaultPlan.Planned planned) throws InterruptedException {
		Duration begin = this.progress.now();
		try {
			planned.fault().strike(this.simulator, planned.length());
			add(new Strike(planned.fault(), begin, this.progress.now()));
		}
		catch (RuntimeException ex) {
			// A server that recovers from the fault before this one has no ear for it
			addFailure(planned.fault() + " at " + Report.seconds(begin) + ": " + ex.getMessage());
		}
	}

	private synchronized void add(Strike strike) {
		this.strikes.add(strike);
	}

	private synchronized void addFailure(String failure) {
		this.failures.add(failure);
	}

	synchronized List<Strike> strikes() {
		return List.copyOf(this.strikes);
	}

	synchronized List<String> failures() {
		return List.copyOf(this.failures);
	}

}

package io.github.neonspring.boot.benchmarks.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.neonspring.boot.testkit.NeonSimulator;

/**
 * The thread that lets the planned faults strike while the transfers go on.
 */
final class FaultInjector extends Thread {

	/** How long to try to strike. */
	private static final Duration AIM = Duration.ofSeconds(5);

	/** How many transfers may be asked for before a fault that is late. */
	private static final int LEAD = 100;

	private final NeonSimulator simulator;

	private final FaultPlan plan;

	private final Progress progress;

	private final Leaks leaks;

	private final List<Strike> strikes = new ArrayList<>();

	private final List<String> missed = new ArrayList<>();

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
				this.progress.permit(planned.after() + LEAD);
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
		finally {
			this.progress.permit(Long.MAX_VALUE);
		}
	}

	private void strike(FaultPlan.Planned planned) throws InterruptedException {
		Duration planning = this.progress.now();
		while (!strikes(planned)) {
			if (this.progress.now().minus(planning).compareTo(AIM) > 0) {
				addMissed(planned.fault() + " at " + Report.seconds(planning));
				return;
			}
			Thread.sleep(20);
		}
	}

	private boolean strikes(FaultPlan.Planned planned) throws InterruptedException {
		Duration begin = this.progress.now();
		try {
			boolean struck = planned.fault().strike(this.simulator, planned.length());
			if (struck) {
				add(new Strike(planned.fault(), begin, this.progress.now()));
			}
			return struck;
		}
		catch (IllegalStateException ex) {
			// The server recovers from the fault before this one
			return false;
		}
	}

	private synchronized void add(Strike strike) {
		this.strikes.add(strike);
	}

	private synchronized void addMissed(String fault) {
		this.missed.add(fault);
	}

	synchronized List<Strike> strikes() {
		return List.copyOf(this.strikes);
	}

	synchronized List<String> missed() {
		return List.copyOf(this.missed);
	}

}

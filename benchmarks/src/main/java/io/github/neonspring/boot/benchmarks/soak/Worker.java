package io.github.neonspring.boot.benchmarks.soak;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * A thread that asks for one transfer after the other and believes each answer.
 */
final class Worker extends Thread {

	private final SoakSettings settings;

	private final List<Teller> tellers;

	private final AtomicLong next;

	private final Progress progress;

	Worker(int number, SoakSettings settings, List<Teller> tellers, AtomicLong next, Progress progress) {
		super("soak-worker-" + number);
		setDaemon(true);
		this.settings = settings;
		this.tellers = tellers;
		this.next = next;
		this.progress = progress;
	}

	@Override
	public void run() {
		try {
			for (long id = next(); id < this.settings.transfers(); id = next()) {
				this.progress.awaitPermit(id);
				ask(Transfer.of(this.settings.seed(), id));
			}
		}
		catch (InterruptedException ex) {
			// The round is over
		}
	}

	private long next() {
		return this.next.getAndIncrement();
	}

	private void ask(Transfer transfer) {
		int choice = (int) (transfer.id() % this.tellers.size());
		String teller = (choice == 0) ? "JPA" : "JDBC";
		Duration begin = this.progress.now();
		Throwable thrown = transfer(this.tellers.get(choice), transfer);
		Outcome outcome = (thrown != null) ? Outcome.of(thrown) : Outcome.OK;
		this.progress.add(new Answer(transfer, teller, outcome, begin, this.progress.now(), thrown));
	}

	private static @Nullable Throwable transfer(Teller teller, Transfer transfer) {
		try {
			teller.transfer(transfer);
			return null;
		}
		catch (Exception | LinkageError | AssertionError ex) {
			return ex;
		}
	}

}

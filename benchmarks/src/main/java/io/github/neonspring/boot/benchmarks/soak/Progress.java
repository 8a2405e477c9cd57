package io.github.neonspring.boot.benchmarks.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The answers given so far in a round, and how far it may go.
 */
final class Progress {

	private final long started = System.nanoTime();

	private final List<Answer> answers = new ArrayList<>();

	private long permitted;

	Duration now() {
		return Duration.ofNanos(System.nanoTime() - this.started);
	}

	// Let the transfers below a number be asked for.
	synchronized void permit(long below) {
		this.permitted = below;
		notifyAll();
	}

	synchronized void awaitPermit(long transfer) throws InterruptedException {
		while (transfer >= this.permitted) {
			wait();
		}
	}

	synchronized void add(Answer answer) {
		this.answers.add(answer);
		notifyAll();
	}

	synchronized List<Answer> answers() {
		return List.copyOf(this.answers);
	}

	// Wait for so many answers.
	// Returns false if none came for a given time.
	synchronized boolean await(int count, Duration patience) throws InterruptedException {
		int seen = this.answers.size();
		Duration last = now();
		while (this.answers.size() < count) {
			wait(100);
			if (this.answers.size() > seen) {
				seen = this.answers.size();
				last = now();
			}
			else if (now().minus(last).compareTo(patience) > 0) {
				return false;
			}
		}
		return true;
	}

}

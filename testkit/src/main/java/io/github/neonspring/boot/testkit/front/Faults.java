package io.github.neonspring.boot.testkit.front;

import java.io.InterruptedIOException;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * The scripted faults of one front.
 *
 * @since 0.1.0
 */
public final class Faults {

	private final AtomicInteger commitsToLose = new AtomicInteger();

	private final AtomicInteger commitAnswersToLose = new AtomicInteger();

	private final AtomicInteger writingCommitAnswersToLose = new AtomicInteger();

	private final AtomicInteger commitsToCutOff = new AtomicInteger();

	private @Nullable Rejection rejection;

	private int rejections;

	private boolean dark;

	Faults() {
	}

	/**
	 * Refuse logins.
	 * @param rejection what to answer
	 * @param times how many logins; the next one is let in
	 */
	public synchronized void reject(Rejection rejection, int times) {
		this.rejection = rejection;
		this.rejections = times;
	}

	/**
	 * Let logins in again.
	 */
	public synchronized void accept() {
		this.rejection = null;
	}

	/**
	 * Forget every fault.
	 */
	public void clear() {
		accept();
		this.commitsToLose.set(0);
		this.commitAnswersToLose.set(0);
		this.writingCommitAnswersToLose.set(0);
		this.commitsToCutOff.set(0);
		dark(false);
	}

	synchronized void check(boolean beforeAuthentication, String address) throws RefusedException {
		Rejection current = this.rejection;
		if (current == null || current.beforeAuthentication() != beforeAuthentication) {
			return;
		}
		if (this.rejections != Integer.MAX_VALUE && --this.rejections <= 0) {
			this.rejection = null;
		}
		throw new RefusedException(current.textFor(address));
	}

	/**
	 * Lose the next commits on their way to the server.
	 * @param times how many
	 */
	public void loseCommits(int times) {
		this.commitsToLose.set(times);
	}

	/**
	 * Lose the answers to the next commits.
	 * @param times how many
	 */
	public void loseCommitAnswers(int times) {
		this.commitAnswersToLose.set(times);
	}

	/**
	 * Lose the answers to the next commits of transactions that have written.
	 * @param times how many
	 */
	public void loseWritingCommitAnswers(int times) {
		this.writingCommitAnswersToLose.set(times);
	}

	/**
	 * Cut the connections of the next commits as soon as these were passed on, without
	 * waiting for the server.
	 * @param times how many
	 */
	public void cutOffCommits(int times) {
		this.commitsToCutOff.set(times);
	}

	boolean takeLostCommit() {
		return take(this.commitsToLose);
	}

	boolean takeLostCommitAnswer(boolean written) {
		return take(this.commitAnswersToLose) || (written && take(this.writingCommitAnswersToLose));
	}

	boolean takeCutOffCommit() {
		return take(this.commitsToCutOff);
	}

	private static boolean take(AtomicInteger left) {
		return left.getAndUpdate((value) -> Math.max(value - 1, 0)) > 0;
	}

	synchronized void dark(boolean dark) {
		this.dark = dark;
		notifyAll();
	}

	// Wait while nothing gets through to the endpoint.
	synchronized void awaitLight() throws InterruptedIOException {
		try {
			while (this.dark) {
				wait();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("Interrupted in the black hole");
		}
	}

}

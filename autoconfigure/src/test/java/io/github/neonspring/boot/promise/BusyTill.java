package io.github.neonspring.boot.promise;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.neonspring.boot.transaction.CommitOutcomeUnknownException;

/**
 * Clients who book one receipt after the other at a {@link Till}, and note what they were
 * told and when.
 */
final class BusyTill implements AutoCloseable {

	private static final int CLIENTS = 4;

	private final AtomicInteger numbers = new AtomicInteger();

	private final Map<Integer, Told> answers = new ConcurrentHashMap<>();

	private final List<Thread> clients = new ArrayList<>();

	private volatile boolean open = true;

	BusyTill(Till till) {
		IntStream.range(0, CLIENTS)
			.mapToObj((client) -> new Thread(() -> work(till), "client-" + client))
			.forEach(this.clients::add);
		this.clients.forEach(Thread::start);
	}

	private void work(Till till) {
		while (this.open) {
			int number = this.numbers.incrementAndGet();
			Answer answer = book(till, number);
			this.answers.put(number, new Told(answer, System.nanoTime()));
		}
	}

	private static Answer book(Till till, int number) {
		try {
			if (number % 2 == 0) {
				till.bookAnnotated(number);
			}
			else {
				till.bookWithTemplate(number);
			}
			return Answer.BOOKED;
		}
		catch (CommitOutcomeUnknownException ex) {
			return Answer.UNKNOWN;
		}
		catch (RuntimeException ex) {
			return Answer.NOT_BOOKED;
		}
	}

	/**
	 * Return how many receipts were booked since a moment.
	 */
	long bookedSince(long nanoTime) {
		return this.answers.values().stream().filter((told) -> told.at() > nanoTime && told.is(Answer.BOOKED)).count();
	}

	/**
	 * Return the numbers that were answered in one way, after a moment.
	 */
	List<Integer> answered(Answer answer, long since) {
		List<Integer> numbers = new ArrayList<>();
		this.answers.forEach((number, told) -> {
			if (told.is(answer) && told.at() - since > 0) {
				numbers.add(number);
			}
		});
		Collections.sort(numbers);
		return numbers;
	}

	@Override
	public void close() {
		finish();
	}

	/**
	 * Let each client finish what it is at.
	 */
	void finish() {
		this.open = false;
		for (Thread client : this.clients) {
			try {
				TimeUnit.SECONDS.timedJoin(client, 60);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	/**
	 * What a client was told.
	 */
	enum Answer {

		BOOKED, NOT_BOOKED, UNKNOWN

	}

	/**
	 * What a client was told, and when.
	 *
	 * @param answer the answer
	 * @param at when, as {@link System#nanoTime()} tells it
	 */
	private record Told(Answer answer, long at) {

		boolean is(Answer other) {
			return this.answer == other;
		}

	}

}

package io.github.neonspring.boot.testkit.front;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

/**
 * The log of one session's requests and answers: which client flights wait for the server
 * and when the answer of each is due. Flights that are sent before the answer to an
 * earlier one has left wait together and count once.
 */
final class FlightLog {

	private final LongAdder roundTrips;

	private final Deque<Request> unanswered = new ArrayDeque<>();

	private boolean unfinished;

	private boolean flushed;

	private boolean copying;

	private volatile char transaction = 'I';

	FlightLog(LongAdder roundTrips) {
		this.roundTrips = roundTrips;
	}

	// Note a message of the client, before it is passed on.
	synchronized void requested(char type, long now) {
		switch (type) {
			case 'Q', 'F', 'S' -> finish(now);
			case 'H' -> flush();
			case 'c', 'f' -> finishCopy(now);
			case 'd', 'X', 'p' -> {
			}
			default -> {
				this.unfinished = true;
			}
		}
	}

	private void finish(long now) {
		if (this.unanswered.isEmpty() && !this.flushed) {
			this.roundTrips.increment();
		}
		this.unfinished = false;
		this.flushed = false;
		this.unanswered.add(new Request(now));
	}

	private void flush() {
		if (this.unanswered.isEmpty() && !this.flushed) {
			this.roundTrips.increment();
		}
		this.flushed = true;
	}

	private void finishCopy(long now) {
		if (this.copying) {
			this.roundTrips.increment();
			this.copying = false;
			this.unanswered.poll();
			this.unanswered.addFirst(new Request(now));
		}
	}

	// Note a message of the server, before it is passed on.
	// Returns how long to hold it back, in nanoseconds.
	synchronized long answered(char type, int detail, long waitingSince, long now, long latency) {
		Request request = this.unanswered.peek();
		long due = (request != null) ? request.due(waitingSince, now, latency) : now;
		if (type == 'Z') {
			this.unanswered.poll();
			this.transaction = (char) detail;
			this.copying = false;
		}
		else if (type == 'G') {
			this.copying = true;
		}
		this.flushed = false;
		return due - now;
	}

	synchronized boolean settled() {
		return this.unanswered.isEmpty() && !this.unfinished;
	}

	boolean busy() {
		return this.transaction != 'I' || !settled();
	}

	private static final class Request {

		private final long arrived;

		private @Nullable Long due;

		Request(long arrived) {
			this.arrived = arrived;
		}

		long due(long waitingSince, long now, long latency) {
			if (this.due == null) {
				// Whoever was busy delivering cannot know when the answer came: then the
				// request's arrival is the best that is known
				boolean wasWaiting = this.arrived >= waitingSince;
				this.due = wasWaiting ? now + latency : Math.max(now, this.arrived + latency);
			}
			return this.due;
		}

	}

}

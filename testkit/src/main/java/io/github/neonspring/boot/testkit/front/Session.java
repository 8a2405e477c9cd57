package io.github.neonspring.boot.testkit.front;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.LongAdder;

/**
 * A session after its login: two pumps that pass messages on, count them, hold answers
 * back and lose what the faults say.
 */
final class Session {

	private final ClientSocket client;

	private final BackendConnection backend;

	private final Faults faults;

	private final Latency latency;

	private final Compute compute;

	private final LongAdder statements;

	private final FlightLog flights;

	private final CommitWatch commits = new CommitWatch();

	private final WriteWatch writes = new WriteWatch();

	private final boolean replication;

	private volatile boolean losingAnswers;

	private volatile long waitingSince;

	private boolean cuttingOff;

	Session(ClientSocket client, BackendConnection backend, Faults faults, Latency latency, Compute compute,
			Counters counters, boolean replication) {
		this.client = client;
		this.backend = backend;
		this.faults = faults;
		this.latency = latency;
		this.compute = compute;
		this.statements = counters.statements;
		this.flights = new FlightLog(counters.roundTrips);
		this.replication = replication;
	}

	// Pass messages on until either side ends.
	void run(String name) {
		Thread answers = new Thread(this::passAnswers, name + "-answers");
		answers.setDaemon(true);
		answers.start();
		try {
			passRequests();
		}
		catch (IOException ex) {
			// Either side is gone. If it is the server, its last words have to pass
			await(answers, 500);
		}
		finally {
			this.backend.close();
			this.client.close();
			answers.interrupt();
			await(answers, 1000);
		}
	}

	private static void await(Thread answers, long milliseconds) {
		try {
			answers.join(milliseconds);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void passRequests() throws IOException {
		OutputStream out = new BufferedOutputStream(this.backend.out(), 32 * 1024);
		MessageReader reader = new MessageReader(this.client.in(), out::flush);
		while (reader.next()) {
			char type = reader.type();
			this.flights.requested(type, System.nanoTime());
			if (type != 'X') {
				this.compute.used();
			}
			if (this.commits.commits(reader) && commitIsLost()) {
				return;
			}
			if (type == 'Q' || type == 'E') {
				this.statements.increment();
			}
			reader.passTo(out);
			if (this.cuttingOff && (type == 'Q' || type == 'S')) {
				out.flush();
				this.client.reset();
				return;
			}
		}
	}

	private boolean commitIsLost() {
		if (this.faults.takeLostCommit()) {
			// The server must not see the connection end before the client is cut off
			this.client.reset();
			return true;
		}
		if (this.faults.takeLostCommitAnswer(this.writes.written())) {
			this.losingAnswers = true;
		}
		if (this.faults.takeCutOffCommit()) {
			this.cuttingOff = true;
			// The server may be faster than the cut
			this.losingAnswers = true;
		}
		return false;
	}

	private void passAnswers() {
		try {
			OutputStream out = new BufferedOutputStream(this.client.out(), 32 * 1024);
			MessageReader reader = new MessageReader(this.backend.in(), () -> {
				out.flush();
				this.waitingSince = System.nanoTime();
			});
			while (reader.next()) {
				passAnswer(reader, out);
			}
			out.flush();
		}
		catch (IOException ex) {
			// Either side is gone
		}
		finally {
			this.client.close();
			this.backend.close();
		}
	}

	private void passAnswer(MessageReader reader, OutputStream out) throws IOException {
		char type = reader.type();
		long held = this.flights.answered(type, reader.bodyByte(0), this.waitingSince, System.nanoTime(),
				this.latency.nanos());
		this.writes.answered(reader);
		if (type == 'Z') {
			this.compute.used();
		}
		if (this.losingAnswers) {
			reader.passTo(OutputStream.nullOutputStream());
			if (type == 'Z' && this.flights.settled()) {
				this.client.reset();
			}
			return;
		}
		if (held > 0) {
			out.flush();
			Latency.hold(held);
			// What the server answered meanwhile was not waited for
			this.waitingSince = System.nanoTime();
		}
		reader.passTo(out);
	}

	void cancel() throws IOException {
		this.backend.cancel();
	}

	boolean busy() {
		return this.replication || this.flights.busy();
	}

}

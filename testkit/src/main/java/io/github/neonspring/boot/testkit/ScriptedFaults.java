package io.github.neonspring.boot.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

import io.github.neonspring.boot.testkit.front.Front;
import io.github.neonspring.boot.testkit.postgres.StopMode;

/**
 * What can go wrong with a simulated endpoint when a test asks for it: a long list of
 * short methods, so that a test finds all of them behind one dot.
 *
 * @since 0.1.0
 */
public abstract sealed class ScriptedFaults permits SimulatedEndpoint {

	private final Front front;

	private final SimulatedCompute compute;

	private final Backends backends;

	ScriptedFaults(Front front, SimulatedCompute compute, SuperuserDoor door) {
		this.front = front;
		this.compute = compute;
		this.backends = new Backends(door, door.onlyDatabase());
	}

	/**
	 * Refuse every login from now on, until {@link #accept()}. Open sessions stay.
	 * @param refusal the reason
	 */
	public void refuse(Refusal refusal) {
		refuse(refusal, Integer.MAX_VALUE);
	}

	/**
	 * Refuse the next logins.
	 * @param refusal the reason
	 * @param times how many logins
	 */
	public void refuse(Refusal refusal, int times) {
		this.front.faults().reject(refusal.rejection(), positive(times));
	}

	/**
	 * Let logins in again.
	 */
	public void accept() {
		this.front.faults().accept();
	}

	/**
	 * Let the next COMMIT reach the server and be done there, but lose the answer: the
	 * connection is cut instead.
	 */
	public void loseNextCommitAnswer() {
		loseNextCommitAnswer(1);
	}

	/**
	 * Lose the answers to the next COMMITs.
	 * @param times how many
	 */
	public void loseNextCommitAnswer(int times) {
		this.front.faults().loseCommitAnswers(positive(times));
	}

	/**
	 * Let the next COMMIT of a transaction that has changed a row by INSERT, UPDATE,
	 * DELETE or MERGE be done, but lose the answer. Those of others pass meanwhile.
	 */
	public void loseNextWritingCommitAnswer() {
		this.front.faults().loseWritingCommitAnswers(1);
	}

	/**
	 * Lose the next COMMIT on its way to the server: the connection is cut and the server
	 * rolls back.
	 */
	public void loseNextCommit() {
		loseNextCommit(1);
	}

	/**
	 * Lose the next COMMITs on their way to the server.
	 * @param times how many
	 */
	public void loseNextCommit(int times) {
		this.front.faults().loseCommits(positive(times));
	}

	/**
	 * Cut the connection of the next COMMIT as soon as this was passed on, without
	 * waiting for the server, which carries it out a moment later.
	 */
	public void cutOffNextCommit() {
		cutOffNextCommit(1);
	}

	/**
	 * Cut the connections of the next COMMITs as soon as these were passed on.
	 * @param times how many
	 */
	public void cutOffNextCommit(int times) {
		this.front.faults().cutOffCommits(positive(times));
	}

	private static int positive(int times) {
		if (times < 1) {
			throw new IllegalArgumentException("'times' must be 1 or more, not " + times);
		}
		return times;
	}

	/**
	 * Refuse TCP connects and reset open connections, until {@link #up()}. The compute
	 * stays as it is.
	 */
	public void down() {
		this.front.down();
	}

	/**
	 * Return whether TCP connects are refused, since {@link #down()} or {@link #stop}.
	 * @return whether the endpoint is out of reach
	 */
	public boolean isDown() {
		return this.front.refusesConnects();
	}

	/**
	 * Stop PostgreSQL so that nobody wakes it, as a server that fails or is switched
	 * over: TCP connects are refused from now on, until {@link #up()}. After that the
	 * next login starts it.
	 * @param mode how to stop: {@link StopMode#FAST} with a goodbye to every session and
	 * with all data written and sent to replicas, {@link StopMode#IMMEDIATE} as in a
	 * crash
	 */
	public void stop(StopMode mode) {
		this.front.refuseConnects();
		this.compute.hold();
		this.compute.sleep(mode);
	}

	/**
	 * Take TCP connects again.
	 */
	public void up() {
		this.compute.release();
		try {
			this.front.up();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Cut every open connection without a goodbye. The compute stays as it is.
	 */
	public void kill() {
		this.front.reset();
	}

	/**
	 * Cut some open connections without a goodbye, arbitrary ones.
	 * @param connections how many
	 * @return how many there were to cut, at most as many
	 */
	public int kill(int connections) {
		return this.front.reset(positive(connections));
	}

	/**
	 * Let every byte of the connections that are open now vanish, for good and without an
	 * end of the connection; new connections hang until {@link #restore()}.
	 */
	public void blackHole() {
		this.front.goDark();
	}

	/**
	 * Let every byte of some open connections vanish, arbitrary ones, for good and
	 * without an end of the connection. New connections are let through.
	 * @param connections how many
	 * @return how many there were, at most as many
	 */
	public int blackHole(int connections) {
		return this.front.goDark(positive(connections));
	}

	/**
	 * Let new connections through again, also those that hang since {@link #blackHole()}.
	 */
	public void restore() {
		this.front.restore();
	}

	/**
	 * Have PostgreSQL end each session with its own goodbye, SQLSTATE 57P01. Clients of
	 * the pooler lose the server connection that they use at this moment, if any.
	 */
	public void terminateBackends() {
		terminateBackends(Integer.MAX_VALUE);
	}

	/**
	 * Have PostgreSQL end some sessions with its own goodbye, SQLSTATE 57P01, random
	 * ones. Behind the pooler these are its own sessions with the server.
	 * @param backends how many
	 * @return how many there were to end, at most as many
	 */
	public int terminateBackends(int backends) {
		return this.backends.terminate(positive(backends));
	}

	/**
	 * Kill the server process of one session, a random one, with SIGKILL, as a kernel
	 * does that runs out of memory. PostgreSQL ends every other session with SQLSTATE
	 * 57P02 and recovers from the write-ahead log without a new postmaster, so that
	 * {@code pg_postmaster_start_time()} stays what it was. Returns when it has
	 * recovered.
	 * @return whether there was one
	 * @throws UnsupportedOperationException if other tests use the server too
	 */
	public boolean killBackend() {
		return this.backends.kill();
	}

	/**
	 * Let PostgreSQL crash; it recovers when the compute is woken next.
	 */
	public void crash() {
		this.compute.sleep(StopMode.IMMEDIATE);
	}

	/**
	 * Stop PostgreSQL and start it again at once. PgBouncer stays; logins wait meanwhile.
	 * It is no suspend and no wake, and a compute that is asleep stays so.
	 * @param mode how to stop: {@link StopMode#FAST} with a goodbye and with all data
	 * written, {@link StopMode#IMMEDIATE} as in a crash
	 */
	public void restart(StopMode mode) {
		this.compute.restart(mode);
	}

	/**
	 * Undo every fault that was asked for and did not happen yet, or that lasts: logins
	 * are let in, connects taken, no commit is lost, and latency and cold start are zero.
	 */
	public void heal() {
		this.front.faults().clear();
		up();
		coldStart(Duration.ZERO);
		latency(Duration.ZERO);
	}

	/**
	 * Set the time that a wake takes beyond PostgreSQL's own start.
	 * @param time the time; zero for none
	 */
	public void coldStart(Duration time) {
		this.compute.coldStart(time);
	}

	/**
	 * Set the time that each round trip takes, also during TLS and login.
	 * @param roundTrip the time; zero for none
	 */
	public void latency(Duration roundTrip) {
		this.front.latency(roundTrip);
	}

}

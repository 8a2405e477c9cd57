package io.github.neonspring.boot.benchmarks.soak;

import java.time.Duration;

import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.postgres.StopMode;

/**
 * What can happen to the bank's database.
 */
enum Fault {

	/** The compute goes to sleep, and the next login waits for it. */
	SUSPEND(6, false) {

		@Override
		boolean strike(NeonSimulator simulator, Duration length) {
			simulator.coldStart(length.dividedBy(2));
			simulator.suspend();
			return true;
		}

	},

	/** PostgreSQL stops with a goodbye and starts again. */
	FAST_RESTART(4, false) {

		@Override
		boolean strike(NeonSimulator simulator, Duration length) {
			simulator.wake();
			simulator.restart(StopMode.FAST);
			return true;
		}

	},

	/** PostgreSQL stops without writing a thing and recovers. */
	IMMEDIATE_RESTART(4, true) {

		@Override
		boolean strike(NeonSimulator simulator, Duration length) {
			simulator.wake();
			simulator.restart(StopMode.IMMEDIATE);
			return true;
		}

	},

	/** One server process is killed; PostgreSQL ends all others and recovers. */
	KILL_9(4, true) {

		@Override
		boolean strike(NeonSimulator simulator, Duration length) {
			simulator.wake();
			return simulator.killBackend();
		}

	},

	/** One session is ended by the server. */
	TERMINATE_ONE(14, false) {

		@Override
		boolean strike(NeonSimulator simulator, Duration length) {
			simulator.wake();
			return simulator.terminateBackends(1) > 0;
		}

	},

	/** Every session is ended by the server. */
	TERMINATE_ALL(3, false) {

		@Override
		boolean strike(NeonSimulator simulator, Duration length) {
			simulator.wake();
			return simulator.terminateBackends(Integer.MAX_VALUE) > 0;
		}

	},

	/** One connection is reset. */
	RESET_ONE(14, false) {

		@Override
		boolean strike(NeonSimulator simulator, Duration length) {
			return simulator.kill(1) > 0;
		}

	},

	/** Every connection is reset. */
	RESET_ALL(3, false) {

		@Override
		boolean strike(NeonSimulator simulator, Duration length) {
			return simulator.kill(Integer.MAX_VALUE) > 0;
		}

	},

	/** A COMMIT is lost on its way to the server. */
	COMMIT_LOST(14, false) {

		@Override
		boolean strike(NeonSimulator simulator, Duration length) {
			simulator.loseNextCommit();
			return true;
		}

	},

	/** A COMMIT is carried out, but its answer is lost. */
	ANSWER_LOST(14, false) {

		@Override
		boolean strike(NeonSimulator simulator, Duration length) {
			simulator.loseNextCommitAnswer();
			return true;
		}

	},

	/** The connection is reset right behind a COMMIT. */
	CUT_BEHIND_COMMIT(14, false) {

		@Override
		boolean strike(NeonSimulator simulator, Duration length) {
			simulator.cutOffNextCommit();
			return true;
		}

	},

	/** One connection goes silent, and no packet says so. */
	BLACK_HOLE_ONE(6, false) {

		@Override
		boolean strike(NeonSimulator simulator, Duration length) {
			return simulator.blackHole(1) > 0;
		}

	},

	/** Every connection goes silent, and new ones hang for a while. */
	BLACK_HOLE_ALL(2, false) {

		@Override
		boolean strike(NeonSimulator simulator, Duration length) throws InterruptedException {
			simulator.blackHole();
			Thread.sleep(length.toMillis());
			simulator.restore();
			return true;
		}

	},

	/** Nobody listens for a while. */
	DOWN(3, false) {

		@Override
		boolean strike(NeonSimulator simulator, Duration length) throws InterruptedException {
			simulator.down();
			Thread.sleep(length.toMillis());
			simulator.up();
			return true;
		}

	};

	private final int weight;

	private final boolean crash;

	Fault(int weight, boolean crash) {
		this.weight = weight;
		this.crash = crash;
	}

	int weight() {
		return this.weight;
	}

	// Whether PostgreSQL loses what is not on disk, so that an outcome can be unknown.
	boolean isCrash() {
		return this.crash;
	}

	// Strike.
	// Returns whether there was anything to strike.
	abstract boolean strike(NeonSimulator simulator, Duration length) throws InterruptedException;

}

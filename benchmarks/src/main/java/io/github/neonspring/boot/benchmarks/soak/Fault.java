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
		void strike(NeonSimulator simulator, Duration length) {
			simulator.coldStart(length.dividedBy(2));
			simulator.suspend();
		}

	},

	/** PostgreSQL stops with a goodbye and starts again. */
	FAST_RESTART(4, false) {

		@Override
		void strike(NeonSimulator simulator, Duration length) {
			simulator.wake();
			simulator.restart(StopMode.FAST);
		}

	},

	/** PostgreSQL stops without writing a thing and recovers. */
	IMMEDIATE_RESTART(4, true) {

		@Override
		void strike(NeonSimulator simulator, Duration length) {
			simulator.wake();
			simulator.restart(StopMode.IMMEDIATE);
		}

	},

	/** One server process is killed; PostgreSQL ends all others and recovers. */
	KILL_9(4, true) {

		@Override
		void strike(NeonSimulator simulator, Duration length) {
			simulator.wake();
			simulator.killBackend();
		}

	},

	/** One session is ended by the server. */
	TERMINATE_ONE(14, false) {

		@Override
		void strike(NeonSimulator simulator, Duration length) {
			simulator.wake();
			simulator.terminateBackends(1);
		}

	},

	/** Every session is ended by the server. */
	TERMINATE_ALL(3, false) {

		@Override
		void strike(NeonSimulator simulator, Duration length) {
			simulator.wake();
			simulator.terminateBackends();
		}

	},

	/** One connection is reset. */
	RESET_ONE(14, false) {

		@Override
		void strike(NeonSimulator simulator, Duration length) {
			simulator.kill(1);
		}

	},

	/** Every connection is reset. */
	RESET_ALL(3, false) {

		@Override
		void strike(NeonSimulator simulator, Duration length) {
			simulator.kill();
		}

	},

	/** A COMMIT is lost on its way to the server. */
	COMMIT_LOST(14, false) {

		@Override
		void strike(NeonSimulator simulator, Duration length) {
			simulator.loseNextCommit();
		}

	},

	/** A COMMIT is carried out, but its answer is lost. */
	ANSWER_LOST(14, false) {

		@Override
		void strike(NeonSimulator simulator, Duration length) {
			simulator.loseNextCommitAnswer();
		}

	},

	/** The connection is reset right behind a COMMIT. */
	CUT_BEHIND_COMMIT(14, false) {

		@Override
		void strike(NeonSimulator simulator, Duration length) {
			simulator.cutOffNextCommit();
		}

	},

	/** One connection goes silent, and no packet says so. */
	BLACK_HOLE_ONE(6, false) {

		@Override
		void strike(NeonSimulator simulator, Duration length) {
			simulator.blackHole(1);
		}

	},

	/** Every connection goes silent, and new ones hang for a while. */
	BLACK_HOLE_ALL(2, false) {

		@Override
		void strike(NeonSimulator simulator, Duration length) throws InterruptedException {
			simulator.blackHole();
			Thread.sleep(length.toMillis());
			simulator.restore();
		}

	},

	/** Nobody listens for a while. */
	DOWN(3, false) {

		@Override
		void strike(NeonSimulator simulator, Duration length) throws InterruptedException {
			simulator.down();
			Thread.sleep(length.toMillis());
			simulator.up();
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

	abstract void strike(NeonSimulator simulator, Duration length) throws InterruptedException;

}

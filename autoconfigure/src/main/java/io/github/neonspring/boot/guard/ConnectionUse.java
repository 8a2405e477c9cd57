package io.github.neonspring.boot.guard;

/**
 * One use of a connection, from when it was lent.
 */
final class ConnectionUse {

	private boolean pristine = true;

	private boolean autoCommitWhenLent = true;

	private volatile boolean executing;

	private volatile boolean closed;

	void begin(boolean autoCommit) {
		this.pristine = true;
		this.autoCommitWhenLent = autoCommit;
	}

	void executing() {
		this.executing = true;
		this.pristine = false;
	}

	void executed() {
		this.executing = false;
	}

	/**
	 * Note that whoever uses the connection can do what cannot be followed.
	 */
	void isOutOfSight() {
		this.pristine = false;
	}

	void end() {
		this.closed = true;
	}

	/**
	 * Whether nobody would notice if the physical connection were another one.
	 * @return {@code true} while no statement was executed
	 */
	boolean isPristine() {
		return this.pristine && !this.closed;
	}

	/**
	 * Whether the use is in the middle of something that may come to an end.
	 * @param autoCommit whether the connection commits by itself now
	 * @return {@code true} while a statement is executed, and where a transaction is
	 * about to begin
	 */
	boolean isBusy(boolean autoCommit) {
		return this.executing || (this.autoCommitWhenLent && !autoCommit);
	}

}

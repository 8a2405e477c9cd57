package io.github.neonspring.boot.guard;

/**
 * One use of a connection, from when it was lent.
 */
final class ConnectionUse {

	private boolean pristine = true;

	private boolean handedOut;

	private volatile boolean lent;

	private boolean autoCommitWhenLent = true;

	private volatile boolean executing;

	private volatile boolean closed;

	void begin(boolean autoCommit) {
		this.pristine = true;
		this.handedOut = false;
		this.lent = true;
		this.autoCommitWhenLent = autoCommit;
	}

	/**
	 * Note that the connection is on its way back to the pool.
	 */
	void giveBack() {
		this.lent = false;
	}

	/**
	 * Whether somebody has the connection, and not the pool.
	 * @return {@code true} from when it was lent
	 */
	boolean isLent() {
		return this.lent;
	}

	/**
	 * Note that something of the driver's was handed out which can be used later on.
	 */
	void handOut() {
		this.handedOut = true;
	}

	boolean isHandedOut() {
		return this.handedOut;
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

	boolean isEnded() {
		return this.closed;
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

package io.github.neonspring.boot.guard;

import io.github.neonspring.boot.session.SessionTrack;

/**
 * One use of a connection, from when it was lent.
 */
final class ConnectionUse {

	private final SessionTrack session;

	private boolean pristine = true;

	private boolean handedOut;

	private boolean autoCommitWhenLent = true;

	/** How many results are read from the server in parts. */
	private int streams;

	private volatile boolean executing;

	private volatile boolean closed;

	ConnectionUse(SessionTrack session) {
		this.session = session;
	}

	void begin(boolean autoCommit) {
		this.pristine = true;
		this.handedOut = false;
		this.streams = 0;
		this.autoCommitWhenLent = autoCommit;
	}

	SessionTrack session() {
		return this.session;
	}

	/**
	 * Note that the connection is on its way back to the pool.
	 */
	void giveBack() {
		this.session.end();
	}

	/**
	 * Whether somebody has the connection, and not the pool.
	 * @return {@code true} from when it was lent
	 */
	boolean isLent() {
		return this.session.isOpen();
	}

	/**
	 * Note that something of the driver's was handed out which can be used later on.
	 */
	void handOut() {
		this.handedOut = true;
	}

	/**
	 * Whether the driver's own connection, or its metadata, may be used beside this one.
	 * @return {@code true} once such was handed out
	 */
	boolean isHandedOut() {
		return this.handedOut;
	}

	void streams() {
		this.streams++;
	}

	void streamEnded() {
		this.streams--;
	}

	/**
	 * Whether the connection may be used without a statement being executed.
	 * @return {@code true} if so
	 */
	boolean mayWorkOutOfSight() {
		return this.handedOut || this.streams > 0;
	}

	void executing() {
		this.executing = true;
		this.pristine = false;
	}

	void executed() {
		this.executing = false;
	}

	boolean isExecuting() {
		return this.executing;
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
		this.session.end();
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

package io.github.neonspring.boot.pool;

/**
 * The pool at one moment.
 *
 * @param size connections that are open
 * @param active connections that are lent
 * @param idle connections that wait for use
 * @param waiting callers that wait for a connection
 * @param maximum how many connections there can be; zero without a pool
 * @since 0.1.0
 */
public record PoolSnapshot(int size, int active, int idle, int waiting, int maximum) {

	static final PoolSnapshot EMPTY = new PoolSnapshot(0, 0, 0, 0, 0);

	/**
	 * Whether a caller would have to wait for somebody to return a connection.
	 * @return {@code true} if nothing is idle and nothing more can be opened
	 */
	public boolean isExhausted() {
		return this.maximum > 0 && this.idle == 0 && this.active >= this.maximum;
	}

	String describe() {
		return "size %d, active %d, idle %d, waiting %d, maximum %d".formatted(this.size, this.active, this.idle,
				this.waiting, this.maximum);
	}

}

package io.github.neonspring.boot.guard;

/**
 * Hears, on the thread that wrote, that something may have been written to the database:
 * after the COMMIT of a transaction that is not declared read-only, also one in doubt,
 * and after a statement outside a transaction.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface WriteListener {

	/** Nobody listens. */
	WriteListener NONE = () -> {
	};

	/**
	 * Something may have been written.
	 */
	void written();

}

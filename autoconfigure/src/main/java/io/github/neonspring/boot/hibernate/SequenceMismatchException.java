package io.github.neonspring.boot.hibernate;

/**
 * An entity takes another number of ids at once than its sequence steps over.
 *
 * @since 0.1.0
 */
public class SequenceMismatchException extends IllegalStateException {

	private final String sequence;

	private final int allocationSize;

	private final long increment;

	SequenceMismatchException(String sequence, int allocationSize, long increment) {
		super("The sequence %s is incremented by %d, but its entity has an allocationSize of %d: rows would get ids that others have"
			.formatted(sequence, increment, allocationSize));
		this.sequence = sequence;
		this.allocationSize = allocationSize;
		this.increment = increment;
	}

	String sequence() {
		return this.sequence;
	}

	int allocationSize() {
		return this.allocationSize;
	}

	long increment() {
		return this.increment;
	}

}

package io.github.neonspring.boot.session;

/**
 * The place where a connection was borrowed. It is never thrown.
 */
final class BorrowPlace extends Throwable {

	BorrowPlace() {
		super("The connection was borrowed here");
	}

}

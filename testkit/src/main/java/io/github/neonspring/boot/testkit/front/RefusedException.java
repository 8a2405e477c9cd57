package io.github.neonspring.boot.testkit.front;

/**
 * A login that the front refuses; the message is the text that the client gets.
 */
final class RefusedException extends Exception {

	RefusedException(String text) {
		super(text);
	}

	String text() {
		return String.valueOf(getMessage());
	}

}

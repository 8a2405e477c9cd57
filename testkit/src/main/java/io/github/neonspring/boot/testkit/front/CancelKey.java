package io.github.neonspring.boot.testkit.front;

import java.security.SecureRandom;

/**
 * The front's own key with which a client cancels its statement.
 *
 * @param process what a client takes for the process id
 * @param secret the secret
 */
record CancelKey(int process, int secret) {

	private static final SecureRandom RANDOM = new SecureRandom();

	static CancelKey random() {
		return new CancelKey(RANDOM.nextInt(1, Integer.MAX_VALUE), RANDOM.nextInt());
	}

	byte[] message() {
		return new MessageBytes().integer(this.process).integer(this.secret).message('K');
	}

}

package io.github.neonspring.boot.testkit.front;

/**
 * A scripted refusal of logins.
 *
 * @param text what the client gets, with a placeholder for its address
 * @param beforeAuthentication whether the refusal comes before the password was asked
 * @since 0.1.0
 */
public record Rejection(String text, boolean beforeAuthentication) {

	String textFor(String address) {
		return this.text.replace("<ip>", address);
	}

}

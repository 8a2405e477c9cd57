package io.github.neonspring.boot.replica.web;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/**
 * Whether something is to carry the token.
 */
final class OnTokenCarrier extends AnyNestedCondition {

	OnTokenCarrier() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	/**
	 * A header carries it.
	 */
	@ConditionalOnProperty(name = "neon.replica.token", havingValue = "header")
	static class OnHeader {

	}

	/**
	 * A cookie carries it.
	 */
	@ConditionalOnProperty(name = "neon.replica.token", havingValue = "cookie")
	static class OnCookie {

	}

}

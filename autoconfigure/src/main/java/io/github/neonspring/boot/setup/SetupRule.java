package io.github.neonspring.boot.setup;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.env.Environment;

import io.github.neonspring.boot.command.CommandEnvironment;

/**
 * Says what of a set-up a start of the application does by itself: nothing in the place
 * of a command, which does it where it is asked to.
 *
 * @param environment the environment
 */
record SetupRule(Environment environment) {

	/**
	 * Whether the set-up may have a place in the order of initialization. Ahead-of-time
	 * processing freezes that order, so there it always has.
	 * @return {@code false} if there is nothing to set up
	 */
	boolean hasAPlace() {
		return setsUpAtStart() || this.environment.getProperty(AbstractAotProcessor.AOT_PROCESSING, Boolean.class,
				Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING));
	}

	boolean setsUpAtStart() {
		NeonSetupProperties properties = properties();
		return properties.isEnabled() && properties.asksForSomething() && !CommandEnvironment.isIn(this.environment);
	}

	boolean verifiesAtStart() {
		return properties().isVerify() && !CommandEnvironment.isIn(this.environment);
	}

	private NeonSetupProperties properties() {
		return Binder.get(this.environment).bindOrCreate("neon.setup", NeonSetupProperties.class);
	}

}

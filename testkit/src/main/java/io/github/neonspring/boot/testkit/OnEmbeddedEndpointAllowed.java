package io.github.neonspring.boot.testkit;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * A condition that says whether an embedded endpoint may be used: by the switch, and
 * without it never with a production profile.
 */
final class OnEmbeddedEndpointAllowed extends SpringBootCondition {

	private static final String SWITCH = "neon.simulator.enabled";

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		return outcome(context.getEnvironment());
	}

	static ConditionOutcome outcome(Environment environment) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Embedded endpoint");
		Boolean enabled = environment.getProperty(SWITCH, Boolean.class);
		if (enabled != null) {
			return new ConditionOutcome(enabled, message.because(SWITCH + " is " + enabled));
		}
		boolean production = environment.acceptsProfiles(Profiles.of("prod", "production"));
		return new ConditionOutcome(!production,
				message.because(production ? "a production profile is active" : "no production profile is active"));
	}

}

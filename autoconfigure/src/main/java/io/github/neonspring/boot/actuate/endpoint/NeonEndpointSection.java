package io.github.neonspring.boot.actuate.endpoint;

import java.util.Map;

/**
 * A section of the endpoint {@code /actuator/neon}. Every bean of this type is one.
 * Describing it asks the database nothing.
 *
 * @since 0.1.0
 */
public interface NeonEndpointSection {

	/**
	 * Return the section's name, as it is in the answer and in the path.
	 * @return the name
	 */
	String name();

	/**
	 * Describe what is known now.
	 * @return texts, numbers, lists and maps, in the order of showing, without secrets
	 */
	Map<String, Object> describe();

}

package io.github.neonspring.boot.actuate.endpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * Actuator's endpoint {@code neon}: what the starter knows of the database and what it
 * does about it. Reading it asks the database nothing. Writing to it is off unless
 * {@code neon.endpoint.operations} allows it.
 *
 * @since 0.1.0
 */
@Endpoint(id = "neon")
public final class NeonEndpoint {

	private final List<NeonEndpointSection> sections;

	private final NeonEndpointOperations operations;

	NeonEndpoint(List<NeonEndpointSection> sections, NeonEndpointOperations operations) {
		this.sections = List.copyOf(sections);
		this.operations = operations;
	}

	/**
	 * Return all sections.
	 * @return the sections by their names
	 */
	@ReadOperation
	public Map<String, Object> neon() {
		Map<String, Object> all = new LinkedHashMap<>();
		this.sections.forEach((section) -> all.put(section.name(), section.describe()));
		return all;
	}

	/**
	 * Return one section.
	 * @param section its name
	 * @return the section, or {@code null} if there is none of that name
	 */
	@ReadOperation
	public @Nullable Map<String, Object> section(@Selector String section) {
		return this.sections.stream()
			.filter((candidate) -> candidate.name().equals(section))
			.findFirst()
			.map(NeonEndpointSection::describe)
			.orElse(null);
	}

	/**
	 * Do something about the database, if operations are allowed.
	 * @param operation {@code evict-idle}, {@code pause-keepalive},
	 * {@code resume-keepalive} or {@code ping}
	 * @return what came of it, or why it was not done
	 */
	@WriteOperation
	public WebEndpointResponse<Map<String, Object>> operate(@Selector String operation) {
		return this.operations.run(operation);
	}

}

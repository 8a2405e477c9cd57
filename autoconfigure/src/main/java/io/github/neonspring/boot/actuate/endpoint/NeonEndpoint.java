package io.github.neonspring.boot.actuate.endpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * Actuator's endpoint {@code neon}: what the starter knows of the database and what it
 * does about it. Reading it asks the database nothing.
 *
 * @since 0.1.0
 */
@Endpoint(id = "neon")
public final class NeonEndpoint {

	private final List<NeonEndpointSection> sections;

	NeonEndpoint(List<NeonEndpointSection> sections) {
		this.sections = List.copyOf(sections);
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

}

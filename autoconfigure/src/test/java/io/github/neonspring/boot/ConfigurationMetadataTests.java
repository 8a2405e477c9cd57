package io.github.neonspring.boot;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every property is described and its default is pinned here.
 */
class ConfigurationMetadataTests {

	private static final Map<String, String> DEFAULTS = Map.ofEntries(Map.entry("neon.circuit-breaker.enabled", "true"),
			Map.entry("neon.circuit-breaker.open-after", "10s"), Map.entry("neon.connect.early-wake", "true"),
			Map.entry("neon.connect.lazy", "false"), Map.entry("neon.connect.retry-timeout", "60s"),
			Map.entry("neon.direct-url", ""), Map.entry("neon.enabled", "true"), Map.entry("neon.keepalive.hours", ""),
			Map.entry("neon.keepalive.interval", "120s"), Map.entry("neon.keepalive.linger", "5m"),
			Map.entry("neon.keepalive.mode", "while-used"), Map.entry("neon.keepalive.suspend-timeout", "5m"),
			Map.entry("neon.migration.fast-path", "true"), Map.entry("neon.password", ""),
			Map.entry("neon.pool.check-after", "30s"), Map.entry("neon.pool.preset", ""),
			Map.entry("neon.pool.warm-up", "true"), Map.entry("neon.problem.enabled", "false"),
			Map.entry("neon.problem.include-values", "false"), Map.entry("neon.problem.retry-after", "5s"),
			Map.entry("neon.read-replica-urls", ""), Map.entry("neon.session.idle-in-transaction-timeout", ""),
			Map.entry("neon.session.lock-timeout", ""), Map.entry("neon.session.max-duration", ""),
			Map.entry("neon.session.statement-timeout", ""), Map.entry("neon.transaction.retry.delay", "20ms"),
			Map.entry("neon.transaction.retry.enabled", "false"), Map.entry("neon.transaction.retry.max-attempts", "5"),
			Map.entry("neon.transaction.retry.max-delay", "1s"), Map.entry("neon.transaction.verify-commit", "false"),
			Map.entry("neon.transaction.verify-timeout", "10s"), Map.entry("neon.url", ""),
			Map.entry("neon.username", ""));

	private final JsonNode metadata = read();

	@Test
	void everyPropertyHasADescription() {
		assertThat(properties()).isNotEmpty()
			.allSatisfy((property) -> assertThat(property.path("description").asString())
				.as(property.path("name").asString())
				.endsWith(".")
				.doesNotStartWith("The ")
				.doesNotStartWith("A "));
	}

	@Test
	void everyPropertyLivesInOurNamespace() {
		assertThat(properties()).allMatch((property) -> property.path("name").asString().startsWith("neon."));
	}

	@Test
	void everyDefaultIsPinned() {
		Map<String, String> defaults = new TreeMap<>();
		properties().forEach((property) -> defaults.put(property.path("name").asString(), defaultOf(property)));
		assertThat(defaults).containsExactlyInAnyOrderEntriesOf(DEFAULTS);
	}

	private static String defaultOf(JsonNode property) {
		JsonNode value = property.path("defaultValue");
		return value.isMissingNode() ? "" : value.asString();
	}

	private List<JsonNode> properties() {
		List<JsonNode> properties = new ArrayList<>();
		this.metadata.path("properties").forEach(properties::add);
		return properties;
	}

	private static JsonNode read() {
		try (InputStream input = ConfigurationMetadataTests.class.getClassLoader()
			.getResources("META-INF/spring-configuration-metadata.json")
			.asIterator()
			.next()
			.openStream()) {
			return JsonMapper.shared().readTree(input);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

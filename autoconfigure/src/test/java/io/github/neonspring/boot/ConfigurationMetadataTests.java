package io.github.neonspring.boot;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every property is described and its default is pinned here.
 */
class ConfigurationMetadataTests {

	private static final String DEFAULTS = """
			management.endpoint.neon.access=unrestricted
			management.endpoint.neon.cache.time-to-live=0ms
			neon.circuit-breaker.enabled=true
			neon.circuit-breaker.open-after=10s
			neon.command=
			neon.connect.early-wake=true
			neon.connect.lazy=false
			neon.connect.retry-timeout=60s
			neon.credentials.check-interval=30s
			neon.direct-url=
			neon.enabled=true
			neon.endpoint.operations=false
			neon.keepalive.compute-size=0.25
			neon.keepalive.hours=
			neon.keepalive.interval=120s
			neon.keepalive.linger=5m
			neon.keepalive.mode=while-used
			neon.keepalive.suspend-timeout=5m
			neon.migration.beside-start=true
			neon.migration.fast-path=true
			neon.migration.undo-locations=classpath:db/undo
			neon.output=table
			neon.password=
			neon.pool.budget=warn
			neon.pool.budget-delay=10s
			neon.pool.check-after=30s
			neon.pool.client-limit=
			neon.pool.instances=
			neon.pool.preset=
			neon.pool.warm-up=true
			neon.problem.enabled=false
			neon.problem.include-values=false
			neon.problem.retry-after=5s
			neon.process.instance-id=
			neon.process.worker-id=
			neon.query.explain=false
			neon.query.explain-interval=10m
			neon.query.observations=true
			neon.query.repeat-threshold=20
			neon.query.report-interval=1m
			neon.query.slow-threshold=500ms
			neon.query.trace-comments=false
			neon.read-replica-urls=
			neon.replica.enabled=true
			neon.replica.lag-interval=15s
			neon.replica.max-wait=200ms
			neon.replica.read-your-writes=off
			neon.replica.token=off
			neon.session.idle-in-transaction-timeout=
			neon.session.leak-sampling=1000
			neon.session.leak-threshold=60s
			neon.session.lock-timeout=
			neon.session.max-duration=
			neon.session.slow-threshold=10s
			neon.session.statement-timeout=
			neon.setup.application-role=
			neon.setup.application-role-password=
			neon.setup.create-database=false
			neon.setup.enabled=true
			neon.setup.extensions=
			neon.setup.lock-timeout=5m
			neon.setup.maintenance-database=postgres
			neon.setup.schemas=
			neon.setup.seed-locations=
			neon.setup.verify=false
			neon.transaction.background-read-commit=true
			neon.transaction.retry.delay=20ms
			neon.transaction.retry.enabled=false
			neon.transaction.retry.max-attempts=5
			neon.transaction.retry.max-delay=1s
			neon.transaction.verify-commit=false
			neon.transaction.verify-timeout=10s
			neon.url=
			neon.username=
			neon.yes=false
			""";

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
		assertThat(properties()).extracting((property) -> property.path("name").asString())
			.allMatch((name) -> name.startsWith("neon.") || name.startsWith("management.endpoint.neon."));
	}

	@Test
	void everyDefaultIsPinned() {
		Map<String, String> defaults = new TreeMap<>();
		properties().forEach((property) -> defaults.put(property.path("name").asString(), defaultOf(property)));
		assertThat(defaults).containsExactlyInAnyOrderEntriesOf(pinned());
	}

	private static Map<String, String> pinned() {
		return DEFAULTS.lines()
			.map((line) -> line.split("=", 2))
			.collect(Collectors.toMap((line) -> line[0], (line) -> line[1]));
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

package io.github.neonspring.sample.observability;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the meters of the sample application after a run that exercises them, in the
 * application and in a real Prometheus that scrapes it.
 */
class SampleMetersTests {

	private static final int MOST_VALUES = 30;

	private static final Map<String, CataloguedMeter> CATALOGUE = CataloguedMeter.all()
		.stream()
		.collect(Collectors.toMap(CataloguedMeter::name, Function.identity()));

	private static final Map<String, Meter.Type> TYPES = Map.of("counter", Meter.Type.COUNTER, "gauge",
			Meter.Type.GAUGE, "time gauge", Meter.Type.GAUGE, "timer", Meter.Type.TIMER, "long task timer",
			Meter.Type.LONG_TASK_TIMER);

	private static ExercisedSample sample;

	@BeforeAll
	static void exercise() throws Exception {
		sample = ExercisedSample.run();
	}

	@AfterAll
	static void close() {
		if (sample != null) {
			sample.close();
		}
	}

	@Test
	void theMetersAreThoseOfTheCatalogue() {
		assertThat(meters()).extracting((meter) -> meter.getId().getName())
			.containsAll(CATALOGUE.keySet())
			.allMatch(CATALOGUE::containsKey);
		assertThat(meters()).allSatisfy((meter) -> {
			CataloguedMeter catalogued = CATALOGUE.get(meter.getId().getName());
			assertThat(meter.getId().getType()).isEqualTo(TYPES.get(catalogued.kind()));
			assertThat(tags(meter)).extracting(Tag::getKey)
				.containsExactlyInAnyOrderElementsOf(catalogued.tags().keySet());
		});
	}

	@Test
	void tagsHaveFewValuesAndNoSecrets() {
		String password = sample.url().replaceFirst("^[^:]+://[^:]+:([^@]+)@.*$", "$1");
		Set<String> threads = Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.collect(Collectors.toSet());
		assertThat(meters()).allSatisfy((meter) -> assertThat(tags(meter)).allSatisfy((tag) -> {
			Collection<String> closed = CATALOGUE.get(meter.getId().getName()).tags().get(tag.getKey());
			assertThat(closed.isEmpty() || closed.contains(tag.getValue())).as("%s", meter.getId()).isTrue();
			assertThat(tag.getValue()).doesNotContain(password, "://", "?").doesNotContainIgnoringCase("select ");
			assertThat(threads).doesNotContain(tag.getValue());
		}));
		assertThat(meters().stream().collect(Collectors.groupingBy((meter) -> meter.getId().getName())).values())
			.allSatisfy((series) -> assertThat(series).hasSizeLessThanOrEqualTo(MOST_VALUES));
	}

	@Test
	void whatWasDoneToTheSampleIsCounted() {
		assertThat(count("neon.commit.in.doubt", "outcome", "unknown")).isOne();
		assertThat(count("neon.commit.in.doubt", "outcome", "committed")).isOne();
		assertThat(count("neon.commit.in.doubt", "outcome", "rolled-back")).isOne();
		assertThat(count("neon.transaction.retries", "outcome", "recovered")).isOne();
		assertThat(count("neon.transaction.retries", "outcome", "exhausted")).isOne();
		for (String kind : List.of("held", "idle", "thread-gone")) {
			assertThat(count("neon.session.leaks", "kind", kind)).as(kind).isPositive();
		}
	}

	@Test
	void everyCounterAndTimerOfTheCatalogueHasCounted() {
		assertThat(CATALOGUE.values()).filteredOn((meter) -> "counter".equals(meter.kind()))
			.hasSizeGreaterThan(10)
			.allSatisfy((meter) -> assertThat(count(meter.name())).as(meter.name()).isPositive());
		assertThat(CATALOGUE.values()).filteredOn((meter) -> "timer".equals(meter.kind()))
			.hasSizeGreaterThan(4)
			.allSatisfy((meter) -> assertThat(sample.meters().get(meter.name()).timers()).as(meter.name())
				.isNotEmpty()
				.allSatisfy((timer) -> assertThat(timer.count()).isPositive()));
	}

	@Test
	void prometheusHasEverySeriesOfCatalogueDashboardAndRules(@TempDir Path directory) throws Exception {
		List<String> expressions = Stream
			.concat(Observability.dashboardExpressions().stream(), Observability.ruleExpressions().stream())
			.toList();
		Set<String> wanted = expressions.stream()
			.flatMap((expression) -> Observability.series(expression).stream())
			.collect(Collectors.toCollection(HashSet::new));
		CATALOGUE.values().forEach((meter) -> wanted.addAll(meter.series()));
		try (PrometheusServer prometheus = PrometheusServer.start(directory, sample.port())) {
			Awaitility.await()
				.atMost(Duration.ofMinutes(1))
				.ignoreExceptions()
				.untilAsserted(() -> assertThat(prometheus.series()).containsAll(wanted));
			assertThat(expressions)
				.allSatisfy((expression) -> assertThat(prometheus.query(expression).get("status").asString())
					.isEqualTo("success"));
			assertThat(expressions.stream().flatMap((expression) -> Observability.selectors(expression).stream()))
				.allSatisfy((selector) -> assertThat(prometheus.query(selector).get("data").get("result").size())
					.isPositive());
			assertThat(prometheus.query("neon_circuit_breaker_state{application=\"neon-sample\", state=\"closed\"}")
				.get("data")
				.get("result")
				.size()).isOne();
			Awaitility.await()
				.atMost(Duration.ofMinutes(1))
				.until(() -> prometheus.rules()
					.valueStream()
					.map((rule) -> rule.get("health").asString())
					.allMatch("ok"::equals));
		}
	}

	private static List<Meter> meters() {
		return sample.meters()
			.getMeters()
			.stream()
			.filter((meter) -> meter.getId().getName().startsWith("neon."))
			.toList();
	}

	private static List<Tag> tags(Meter meter) {
		return meter.getId().getTags().stream().filter((tag) -> !"application".equals(tag.getKey())).toList();
	}

	private static double count(String name, String... tags) {
		return sample.count(name, tags);
	}

}

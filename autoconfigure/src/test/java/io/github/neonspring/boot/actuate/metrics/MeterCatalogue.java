package io.github.neonspring.boot.actuate.metrics;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/**
 * The catalogue of meters as a document.
 */
final class MeterCatalogue {

	private static final String HEAD = """
			# Meters

			Written from the catalogue in the source by `NeonMetersTests`. After a change of the catalogue:

			```sh
			mvn -pl autoconfigure -am test -Dtest=NeonMetersTests -Dsurefire.failIfNoSpecifiedTests=false -Dneon.docs=write
			```

			Reading a meter asks the database nothing. A tag has a series for each of its values from the start, but where what bounds
			it stands in italics: there a series comes with its first value. HikariCP's own meters, which Spring Boot registers, are
			called `hikaricp.*`, with the tag `pool`.

			| meter | Prometheus | type | unit | tags | what it tells |
			| --- | --- | --- | --- | --- | --- |
			""";

	private MeterCatalogue() {
	}

	static String write() {
		return Stream.of(NeonMeters.values()).map(MeterCatalogue::row).collect(Collectors.joining("\n", HEAD, "\n"));
	}

	private static String row(NeonMeters meter) {
		String series = series(meter).stream().map((name) -> "`" + name + "`").collect(Collectors.joining("<br>"));
		String tags = meter.tags().stream().map(MeterCatalogue::cell).collect(Collectors.joining("<br>"));
		return Stream
			.of("`" + meter.meterName() + "`", series, meter.kind().toString(), meter.unit(), tags, meter.description())
			.collect(Collectors.joining(" | ", "| ", " |"));
	}

	private static String cell(MeterTag tag) {
		return "`" + tag.key() + "`: "
				+ (tag.values().isEmpty() ? "*" + tag.bound() + "*" : String.join(", ", tag.values()));
	}

	/**
	 * Ask a real registry what the series of a meter are called.
	 * @param meter the meter
	 * @return the names of its series
	 */
	static List<String> series(NeonMeters meter) {
		PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
		register(meter, new CataloguedMeters(registry));
		return registry.scrape()
			.lines()
			.filter((line) -> !line.startsWith("#"))
			.map((line) -> line.split("[{ ]", 2)[0])
			.distinct()
			.toList();
	}

	private static void register(NeonMeters meter, CataloguedMeters meters) {
		String[] tags = meter.tags().stream().flatMap((tag) -> Stream.of(tag.key(), "some")).toArray(String[]::new);
		switch (meter.kind()) {
			case COUNTER -> meters.counter(meter, meter, (source) -> 1, tags);
			case GAUGE -> meters.gauge(meter, meter, (source) -> 1, tags);
			case TIME_GAUGE -> meters.timeGauge(meter, meter, (source) -> 1, tags);
			case TIMER -> meters.timer(meter, tags);
			case LONG_TASK_TIMER -> LongTaskTimer.builder(meter.meterName()).tags(tags).register(meters.registry());
		}
	}

}

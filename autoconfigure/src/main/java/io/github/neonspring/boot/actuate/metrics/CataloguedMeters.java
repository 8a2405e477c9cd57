package io.github.neonspring.boot.actuate.metrics;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import org.springframework.util.Assert;

/**
 * Registers meters as the catalogue has them.
 *
 * @param registry where to register them
 */
record CataloguedMeters(MeterRegistry registry) {

	<T> void counter(NeonMeters meter, T source, ToDoubleFunction<T> count, String... tags) {
		check(meter, MeterKind.COUNTER, tags);
		FunctionCounter.builder(meter.meterName(), source, count)
			.description(meter.description())
			.baseUnit(meter.baseUnit())
			.tags(tags)
			.register(this.registry);
	}

	<T> void gauge(NeonMeters meter, T source, ToDoubleFunction<T> number, String... tags) {
		check(meter, MeterKind.GAUGE, tags);
		Gauge.builder(meter.meterName(), source, number)
			.description(meter.description())
			.baseUnit(meter.baseUnit())
			.tags(tags)
			.register(this.registry);
	}

	<T> void timeGauge(NeonMeters meter, T source, ToDoubleFunction<T> millis, String... tags) {
		check(meter, MeterKind.TIME_GAUGE, tags);
		TimeGauge.builder(meter.meterName(), source, TimeUnit.MILLISECONDS, millis)
			.description(meter.description())
			.tags(tags)
			.register(this.registry);
	}

	Timer timer(NeonMeters meter, String... tags) {
		check(meter, MeterKind.TIMER, tags);
		return Timer.builder(meter.meterName()).description(meter.description()).tags(tags).register(this.registry);
	}

	private static void check(NeonMeters meter, MeterKind kind, String... tags) {
		List<String> keys = IntStream.range(0, tags.length / 2).mapToObj((index) -> tags[2 * index]).toList();
		Assert.isTrue(meter.kind() == kind && meter.tags().stream().map(MeterTag::key).toList().equals(keys),
				() -> "The catalogue has %s as a %s with the tags %s, not as a %s with %s".formatted(meter.meterName(),
						meter.kind(), meter.tags(), kind, keys));
	}

}

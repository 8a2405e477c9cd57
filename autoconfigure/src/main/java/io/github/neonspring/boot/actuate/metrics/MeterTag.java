package io.github.neonspring.boot.actuate.metrics;

import java.util.Arrays;
import java.util.List;

/**
 * A tag of a meter.
 *
 * @param key the key
 * @param values the values that there are; empty where they are not known beforehand
 * @param bound what bounds their number then; empty where they are known
 */
record MeterTag(String key, List<String> values, String bound) {

	static MeterTag of(String key, Object[] values) {
		return new MeterTag(key, Arrays.stream(values).map(Object::toString).toList(), "");
	}

	static MeterTag boundedBy(String key, String bound) {
		return new MeterTag(key, List.of(), bound);
	}

}

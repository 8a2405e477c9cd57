package io.github.neonspring.boot.actuate.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A tag of a meter.
 *
 * @param key the key
 * @param values the values that there are; empty where they are not known beforehand
 * @param bound what bounds their number then; empty where they are known
 */
record MeterTag(String key, List<String> values, String bound) {

	static MeterTag of(String key, Enum<?>[] values) {
		return new MeterTag(key, Arrays.stream(values).map(MeterTag::value).toList(), "");
	}

	static MeterTag ofBoolean(String key) {
		return new MeterTag(key, List.of("false", "true"), "");
	}

	static MeterTag boundedBy(String key, String bound) {
		return new MeterTag(key, List.of(), bound);
	}

	/**
	 * Return what a constant is called as the value of a tag.
	 * @param constant the constant
	 * @return its name with small letters and hyphens
	 */
	static String value(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}

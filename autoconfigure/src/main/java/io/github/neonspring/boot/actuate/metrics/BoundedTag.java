package io.github.neonspring.boot.actuate.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bounds the number of values that a tag has: the first ones stay, all later ones are
 * {@value #OTHER}.
 *
 * @param values the values so far
 * @param most how many there may be
 */
record BoundedTag(Set<String> values, int most) {

	static final String OTHER = "other";

	static BoundedTag ofAtMost(int most) {
		return new BoundedTag(ConcurrentHashMap.newKeySet(), most);
	}

	synchronized String value(String value) {
		if (this.values.size() < this.most) {
			this.values.add(value);
		}
		return this.values.contains(value) ? value : OTHER;
	}

}

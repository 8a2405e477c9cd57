package io.github.neonspring.boot.testkit.rules;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.testkit.rules.snippets.Breaks;

/**
 * A class of the snippets, with the rule that it breaks and the rules that found it.
 *
 * @param name the class's name with its holder's
 * @param expected the rule; null for a good snippet
 * @param found the rules
 */
record Snippet(String name, @Nullable LeakRule expected, Set<LeakRule> found) {

	static Snippet of(Class<?> type, Collection<Finding> findings) {
		Breaks breaks = type.getAnnotation(Breaks.class);
		Set<LeakRule> found = new TreeSet<>();
		findings.stream()
			.filter((finding) -> (finding.className() + "$").startsWith(type.getName() + "$"))
			.forEach((finding) -> found.add(finding.rule()));
		return new Snippet(type.getDeclaringClass().getSimpleName() + "." + type.getSimpleName(),
				(breaks != null) ? breaks.value() : null, found);
	}

	boolean isGood() {
		return this.expected == null;
	}

	boolean isRight() {
		return isGood() ? this.found.isEmpty() : this.found.contains(this.expected);
	}

	String row() {
		String names = this.found.stream().map(LeakRule::id).reduce((one, other) -> one + ", " + other).orElse("");
		return "| `" + this.name + "` | " + ((this.expected != null) ? this.expected.id() : "") + " | " + names + " | "
				+ (isRight() ? "right" : "**wrong**") + " |";
	}

}

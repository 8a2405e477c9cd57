package io.github.neonspring.boot.testkit.rules;

import java.io.BufferedInputStream;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * The condition that a class breaks none of some rules.
 */
final class Leakless extends ArchCondition<JavaClass> {

	private final Set<LeakRule> rules;

	// The rules are constants, and tests run side by side
	private final ThreadLocal<@Nullable Inspection> inspection = new ThreadLocal<>();

	Leakless(Set<LeakRule> rules) {
		super(rules.stream().map(LeakRule::rule).collect(Collectors.joining(", and that ", "see to it that ", "")));
		this.rules = rules;
	}

	@Override
	public void init(Collection<JavaClass> all) {
		Map<String, Project.ClassFile> files = new HashMap<>();
		for (JavaClass type : all) {
			type.getSource()
				.ifPresent((source) -> files.put(type.getName().replace('.', '/'), opener(source.getUri())));
		}
		ClassLoader loader = Thread.currentThread().getContextClassLoader();
		this.inspection
			.set(new Inspection(new Project(files, (loader != null) ? loader : ClassLoader.getSystemClassLoader())));
	}

	@Override
	public void check(JavaClass item, ConditionEvents events) {
		prepared().findings(item.getName().replace('.', '/'), this.rules)
			.forEach((finding) -> events.add(SimpleConditionEvent.violated(finding, finding.toString())));
	}

	@Override
	public void finish(ConditionEvents events) {
		prepared().unread().forEach((what) -> events.add(SimpleConditionEvent.violated(what, what)));
		this.inspection.remove();
	}

	private Inspection prepared() {
		Inspection prepared = this.inspection.get();
		Assert.state(prepared != null, "'init' must be called first");
		return prepared;
	}

	private static Project.ClassFile opener(URI uri) {
		return () -> new BufferedInputStream(uri.toURL().openStream());
	}

}

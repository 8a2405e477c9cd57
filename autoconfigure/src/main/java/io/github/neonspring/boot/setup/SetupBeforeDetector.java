package io.github.neonspring.boot.setup;

import java.util.Set;

import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Puts {@link SetupAtStart} before everything else that initializes a database.
 */
final class SetupBeforeDetector extends AbstractBeansOfTypeDatabaseInitializerDetector {

	private final SetupRule rule;

	SetupBeforeDetector(Environment environment) {
		this.rule = new SetupRule(environment);
	}

	@Override
	protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
		return this.rule.hasAPlace() ? Set.of(SetupAtStart.class) : Set.of();
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

}

package io.github.neonspring.boot.setup;

import java.util.Set;

import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Puts {@link SetupAfterMigrations} after everything else that initializes a database,
 * and what uses it waits.
 */
final class SetupAfterDetector extends AbstractBeansOfTypeDatabaseInitializerDetector {

	private final SetupRule rule;

	SetupAfterDetector(Environment environment) {
		this.rule = new SetupRule(environment);
	}

	@Override
	protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
		return this.rule.hasAPlace() ? Set.of(SetupAfterMigrations.class) : Set.of();
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE - 50;
	}

}

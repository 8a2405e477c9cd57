package io.github.neonspring.boot.testkit.test;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * A {@link ContextCustomizer} that gives a context a database. All are equal, so that
 * classes of one configuration share a context.
 */
record NeonTestContextCustomizer() implements ContextCustomizer {

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
		new TestDatabaseInitializer().initialize(context);
	}

}

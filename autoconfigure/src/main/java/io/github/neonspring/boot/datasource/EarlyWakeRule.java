package io.github.neonspring.boot.datasource;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

import io.github.neonspring.boot.compute.WarmUp;
import io.github.neonspring.boot.connection.credentials.NeonCredentialsProvider;
import io.github.neonspring.boot.guard.NeonGuardAutoConfiguration;
import io.github.neonspring.boot.migration.NeonMigrationAutoConfiguration;

/**
 * Says whether the compute may be woken before anybody asks for a connection: only where
 * something at the start is going to ask for one anyway. Looks at bean definitions and
 * properties, and creates no bean.
 *
 * @param beanFactory the bean factory with all definitions
 * @param environment the environment
 */
record EarlyWakeRule(ConfigurableListableBeanFactory beanFactory, Environment environment) {

	private static final String FLYWAY = "org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer";

	private static final String STRATEGY = "org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy";

	private static final String LIQUIBASE = "liquibase.integration.spring.SpringLiquibase";

	private static final String JPA = "jakarta.persistence.EntityManagerFactory";

	boolean permits(Instant now) {
		return isSwitchedOn() && isApplication() && isOurDatabase() && !isToBeSetUp()
				&& (migrates() || warmsUp(now) || has(JPA));
	}

	private boolean isSwitchedOn() {
		return isTrue("neon.connect.early-wake", true) && !isTrue("neon.connect.lazy", false)
				&& !isTrue("spring.main.lazy-initialization", false);
	}

	// A start that ends with the refresh trains a class data archive, or is about to be
	// frozen with all its sockets
	boolean isApplication() {
		return this.beanFactory.getParentBeanFactory() == null && !isTrue(AbstractAotProcessor.AOT_PROCESSING, false)
				&& Stream.of("spring.context.exit", "spring.context.checkpoint")
					.map(SpringProperties::getProperty)
					.noneMatch("onRefresh"::equalsIgnoreCase);
	}

	private boolean isOurDatabase() {
		return DataSourceDefinition.isOurs(this.beanFactory) && !has(JdbcConnectionDetails.class)
				&& !has(NeonCredentialsProvider.class)
				&& DataSourceDefinition.isFrom(NeonGuardAutoConfiguration.class, this.beanFactory, "neonSessionLimits");
	}

	// A login before that would fail for want of the database or the role
	private boolean isToBeSetUp() {
		return isTrue("neon.setup.enabled", true) && (isTrue("neon.setup.create-database", false)
				|| StringUtils.hasText(this.environment.getProperty("neon.setup.application-role")));
	}

	private boolean migrates() {
		boolean elsewhere = Stream.of("spring.flyway.url", "spring.liquibase.url")
			.anyMatch((name) -> StringUtils.hasText(this.environment.getProperty(name)));
		return !elsewhere && ((has(FLYWAY) && !hasOwnStrategy()) || has(LIQUIBASE))
				|| "always".equalsIgnoreCase(this.environment.getProperty("spring.sql.init.mode"));
	}

	// Which may migrate later, or nothing
	private boolean hasOwnStrategy() {
		return names(STRATEGY).anyMatch(
				(name) -> !DataSourceDefinition.isFrom(NeonMigrationAutoConfiguration.class, this.beanFactory, name));
	}

	boolean warmsUp(Instant now) {
		return WarmUp.isExpected(this.beanFactory, this.environment, now);
	}

	private boolean isTrue(String property, boolean otherwise) {
		return this.environment.getProperty(property, Boolean.class, otherwise);
	}

	private boolean has(String className) {
		return names(className).findAny().isPresent();
	}

	private Stream<String> names(String className) {
		ClassLoader classLoader = this.beanFactory.getBeanClassLoader();
		return ClassUtils.isPresent(className, classLoader) ? names(ClassUtils.resolveClassName(className, classLoader))
				: Stream.empty();
	}

	private boolean has(Class<?> type) {
		return names(type).findAny().isPresent();
	}

	private Stream<String> names(Class<?> type) {
		return Arrays.stream(this.beanFactory.getBeanNamesForType(type, true, false));
	}

}

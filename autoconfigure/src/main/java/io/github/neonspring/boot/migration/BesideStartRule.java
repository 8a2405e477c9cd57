package io.github.neonspring.boot.migration;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.core.env.Environment;
import org.springframework.core.log.LogMessage;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Says whether the migrations may run beside the start: only where nobody can tell the
 * difference. Whoever is to come after them must get to the database through our data
 * source, and they must be nothing but SQL. Looks at bean definitions and properties, and
 * creates no bean.
 *
 * @param enabled whether the application wants it
 * @param beanFactory the bean factory with all definitions
 * @param environment the environment
 */
record BesideStartRule(boolean enabled, ConfigurableListableBeanFactory beanFactory, Environment environment) {

	/**
	 * The name of Spring Boot's bean that migrates: {@value}.
	 */
	static final String INITIALIZER = "flywayInitializer";

	private static final Log logger = LogFactory.getLog(BesideStartRule.class);

	/** They ask nothing by themselves, or ask our data source. */
	private static final List<String> KNOWN = List.of("org.springframework.jdbc.core.JdbcOperations",
			"org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations",
			"org.springframework.jdbc.core.simple.JdbcClient", "org.jooq.DSLContext");

	/** The same, where Spring Boot defines them. */
	private static final List<String> KNOWN_FROM_BOOT = List.of("jakarta.persistence.EntityManagerFactory",
			"org.springframework.boot.jdbc.init.DataSourceScriptDatabaseInitializer",
			"org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer");

	boolean permits(Flyway flyway) {
		Optional<String> obstacle = this.enabled ? obstacle(flyway.getConfiguration()) : Optional.of("it is off");
		obstacle.ifPresent((reason) -> logger
			.debug(LogMessage.format("The start waits for the migrations right away: %s", reason)));
		return obstacle.isEmpty();
	}

	private Optional<String> obstacle(Configuration configuration) {
		return Stream.of(setting(), beans(), dependent(), scripts(configuration)).flatMap(Optional::stream).findFirst();
	}

	private Optional<String> setting() {
		Stream<String> chosen = Stream.of("neon.connect.lazy", "spring.main.lazy-initialization")
			.filter((name) -> this.environment.getProperty(name, Boolean.class, false));
		// Scripts run by another user have connections of their own
		Stream<String> given = Stream.of("neon.command", "spring.sql.init.username")
			.filter((name) -> StringUtils.hasText(this.environment.getProperty(name)));
		return Stream.concat(chosen, given).findFirst().map((name) -> name + " is set");
	}

	private Optional<String> beans() {
		return Stream.of(DataSource.class, Flyway.class, FlywayMigrationInitializer.class)
			.filter((type) -> names(type).count() != 1)
			.findFirst()
			.map((type) -> "there is not just one " + type.getSimpleName());
	}

	private Optional<String> dependent() {
		Set<String> migrating = names(Flyway.class, FlywayMigrationInitializer.class).collect(Collectors.toSet());
		return Arrays.stream(this.beanFactory.getBeanDefinitionNames())
			.filter((name) -> dependsOn(migrating, name, new HashSet<>()) && !isKnown(name))
			.findFirst()
			.map((name) -> "the bean " + name + " depends on them");
	}

	// Also through others: each kind of initializer depends on the kind before it
	private boolean dependsOn(Set<String> migrating, String name, Set<String> seen) {
		return seen.add(name) && dependencies(name)
			.anyMatch((other) -> migrating.contains(other) || dependsOn(migrating, other, seen));
	}

	private Stream<String> dependencies(String name) {
		String[] dependsOn = this.beanFactory.containsBeanDefinition(name)
				? this.beanFactory.getBeanDefinition(name).getDependsOn() : null;
		return (dependsOn != null) ? Stream.of(dependsOn) : Stream.empty();
	}

	private boolean isKnown(String name) {
		Class<?> type = this.beanFactory.getType(name, false);
		Stream<String> known = DefinedBy.springBoot(this.beanFactory, name)
				? Stream.concat(KNOWN.stream(), KNOWN_FROM_BOOT.stream()) : KNOWN.stream();
		ClassLoader classLoader = this.beanFactory.getBeanClassLoader();
		return type != null && known.filter((knownType) -> ClassUtils.isPresent(knownType, classLoader))
			.anyMatch((knownType) -> ClassUtils.resolveClassName(knownType, classLoader).isAssignableFrom(type));
	}

	private Stream<String> names(Class<?>... types) {
		return Stream.of(types).flatMap((type) -> Stream.of(this.beanFactory.getBeanNamesForType(type, true, false)));
	}

	private static Optional<String> scripts(Configuration configuration) {
		try {
			return UnderstoodSettings.beyondScripts(configuration)
				.or(() -> new ResolvedMigrations(configuration).hasClasses() ? Optional.of("there are Java migrations")
						: Optional.empty());
		}
		catch (Throwable ex) {
			// Flyway's internal classes may be any others in another version
			return Optional.of(ex.toString());
		}
	}

}

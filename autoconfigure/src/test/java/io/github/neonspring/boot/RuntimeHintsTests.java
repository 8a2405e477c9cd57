package io.github.neonspring.boot;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Properties;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.zaxxer.hikari.HikariConfig;
import org.flywaydb.core.api.configuration.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.aot.AotServices;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

import io.github.neonspring.boot.command.NeonCommandProperties;
import io.github.neonspring.boot.connection.driver.EndpointSocketFactory;
import io.github.neonspring.boot.connection.driver.EndpointSslFactory;
import io.github.neonspring.boot.session.SessionTrack;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the hints that a native image is built with: those of the auto-configurations
 * and those of {@code META-INF/spring/aot.factories}.
 */
class RuntimeHintsTests {

	private static final RuntimeHints HINTS = new RuntimeHints();

	@BeforeAll
	static void register() {
		ClassLoader classLoader = RuntimeHintsTests.class.getClassLoader();
		Stream<RuntimeHintsRegistrar> listed = AotServices.factories(classLoader)
			.load(RuntimeHintsRegistrar.class)
			.stream()
			.filter((registrar) -> registrar.getClass().getName().startsWith("io.github.neonspring."));
		Stream<RuntimeHintsRegistrar> imported = ImportCandidates.load(AutoConfiguration.class, classLoader)
			.getCandidates()
			.stream()
			.filter((name) -> name.startsWith("io.github.neonspring."))
			.map((name) -> ClassUtils.resolveClassName(name, classLoader))
			.map((type) -> AnnotatedElementUtils.getMergedAnnotation(type, ImportRuntimeHints.class))
			.filter((annotation) -> annotation != null)
			.flatMap((annotation) -> Stream.of(annotation.value()))
			.map(BeanUtils::instantiateClass);
		Stream.concat(listed, imported).forEach((registrar) -> registrar.registerHints(HINTS, classLoader));
	}

	@ParameterizedTest
	@ValueSource(classes = { Connection.class, Statement.class, PreparedStatement.class, ResultSet.class })
	void proxiesAreKnown(Class<?> type) {
		assertThat(RuntimeHintsPredicates.proxies().forInterfaces(type)).accepts(HINTS);
	}

	@Test
	void whoeverMakesAProxyIsKnownHere() {
		assertThat(new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.withImportOption((location) -> !location.contains("/testkit/"))
			.importPackages("io.github.neonspring.boot")
			.stream()
			.flatMap((type) -> type.getMethodCallsFromSelf().stream())
			.filter((call) -> call.getTargetOwner().isEquivalentTo(Proxy.class))
			.map(JavaMethodCall::getOriginOwner)
			.map((origin) -> origin.getSimpleName()))
			.containsOnly("CommentingConnection", "CountedRows", "MigrationDataSource", "RoleOnce");
	}

	@Test
	void whatTheDriverFindsByNameIsThere() throws Exception {
		assertThat(RuntimeHintsPredicates.reflection().onConstructorInvocation(Driver.class.getDeclaredConstructor()))
			.accepts(HINTS);
		assertThat(RuntimeHintsPredicates.reflection()
			.onConstructorInvocation(EndpointSocketFactory.class.getDeclaredConstructor(String.class))).accepts(HINTS);
		assertThat(RuntimeHintsPredicates.reflection()
			.onConstructorInvocation(EndpointSslFactory.class.getDeclaredConstructor(Properties.class))).accepts(HINTS);
	}

	@Test
	void whatIsReadByNameIsThere() throws Exception {
		assertThat(RuntimeHintsPredicates.reflection().onFieldAccess(SessionTrack.class.getDeclaredField("holder")))
			.accepts(HINTS);
		assertThat(
				RuntimeHintsPredicates.reflection().onMethodInvocation(Configuration.class.getMethod("getLocations")))
			.accepts(HINTS);
		assertThat(
				RuntimeHintsPredicates.reflection().onFieldAccess(HikariConfig.class.getDeclaredField("maxPoolSize")))
			.accepts(HINTS);
		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(HikariConfig.class.getMethod("setMaximumPoolSize", int.class))).accepts(HINTS);
		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(NeonCommandProperties.class.getMethod("setYes", boolean.class))).accepts(HINTS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "db/undo/U1__accounts.sql", "META-INF/maven/com.zaxxer/HikariCP/pom.properties" })
	void resourcesAreThere(String resource) {
		assertThat(RuntimeHintsPredicates.resource().forResource(resource)).accepts(HINTS);
	}

}

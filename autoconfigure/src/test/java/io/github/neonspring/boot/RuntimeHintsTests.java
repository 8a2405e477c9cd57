package io.github.neonspring.boot;

import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
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
import org.springframework.aot.hint.FieldHint;
import org.springframework.aot.hint.ResourcePatternHint;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.aot.AotServices;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

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

	private static final ClassLoader CLASS_LOADER = RuntimeHintsTests.class.getClassLoader();

	private static final RuntimeHints HINTS = new RuntimeHints();

	private static List<RuntimeHintsRegistrar> registrars;

	@BeforeAll
	static void register() {
		Stream<RuntimeHintsRegistrar> listed = AotServices.factories(CLASS_LOADER)
			.load(RuntimeHintsRegistrar.class)
			.stream()
			.filter((registrar) -> registrar.getClass().getName().startsWith("io.github.neonspring."));
		Stream<RuntimeHintsRegistrar> imported = ImportCandidates.load(AutoConfiguration.class, CLASS_LOADER)
			.getCandidates()
			.stream()
			.filter((name) -> name.startsWith("io.github.neonspring."))
			.map((name) -> ClassUtils.resolveClassName(name, CLASS_LOADER))
			.map((type) -> AnnotatedElementUtils.getMergedAnnotation(type, ImportRuntimeHints.class))
			.filter((annotation) -> annotation != null)
			.flatMap((annotation) -> Stream.of(annotation.value()))
			.map(BeanUtils::instantiateClass);
		registrars = Stream.concat(listed, imported).toList();
		registrars.forEach((registrar) -> registrar.registerHints(HINTS, CLASS_LOADER));
	}

	private static Stream<JavaClass> classes() {
		return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.withImportOption((location) -> !location.contains("/testkit/"))
			.importPackages("io.github.neonspring.boot")
			.stream();
	}

	@Test
	void eachRegistrarIsAskedOnce() {
		assertThat(registrars.stream().map((registrar) -> registrar.getClass().getName()))
			.containsExactlyInAnyOrderElementsOf(
					classes().filter((type) -> type.isAssignableTo(RuntimeHintsRegistrar.class))
						.map(JavaClass::getName)
						.toList());
	}

	@Test
	void eachTypeIsThereWithItsMembers() {
		assertThat(HINTS.reflection().typeHints()).isNotEmpty().allSatisfy((hint) -> {
			Class<?> type = type(hint.getType());
			assertThat(Stream.of(type.getDeclaredFields()).map(Field::getName))
				.containsAll(hint.fields().map(FieldHint::getName).toList());
			assertThat(hint.constructors())
				.allMatch((constructor) -> ClassUtils.hasConstructor(type, types(constructor.getParameterTypes())));
			assertThat(hint.methods()).allMatch((method) -> ReflectionUtils.findMethod(type, method.getName(),
					types(method.getParameterTypes())) != null);
		});
	}

	@Test
	void eachProxyIsOfInterfacesThatAreThere() {
		assertThat(HINTS.proxies().jdkProxyHints()).isNotEmpty()
			.allSatisfy(
					(hint) -> assertThat(types(hint.getProxiedInterfaces())).isNotEmpty().allMatch(Class::isInterface));
	}

	@Test
	void eachFileThatIsNamedIsThere() {
		assertThat(HINTS.resources()
			.resourcePatternHints()
			.flatMap((hints) -> hints.getIncludes().stream())
			.map(ResourcePatternHint::getPattern)
			.filter((pattern) -> pattern.matches("[^*]+\\.\\w+"))).isNotEmpty()
			.allMatch((name) -> CLASS_LOADER.getResource(name) != null);
	}

	private static Class<?>[] types(List<TypeReference> references) {
		return references.stream().map(RuntimeHintsTests::type).toArray(Class<?>[]::new);
	}

	private static Class<?> type(TypeReference reference) {
		return ClassUtils.resolveClassName(reference.getName(), CLASS_LOADER);
	}

	@ParameterizedTest
	@ValueSource(classes = { Connection.class, Statement.class, PreparedStatement.class, ResultSet.class })
	void proxiesAreKnown(Class<?> type) {
		assertThat(RuntimeHintsPredicates.proxies().forInterfaces(type)).accepts(HINTS);
	}

	@Test
	void whoeverMakesAProxyIsKnownHere() {
		assertThat(classes().flatMap((type) -> type.getMethodCallsFromSelf().stream())
			.filter((call) -> call.getTargetOwner().isEquivalentTo(Proxy.class))
			.map(JavaMethodCall::getOriginOwner)
			.map((origin) -> origin.getSimpleName()))
			.containsOnly("CommentingConnection", "CountedRows", "LookBeforeUse", "RoleOnce", "WithoutIdleLimit");
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

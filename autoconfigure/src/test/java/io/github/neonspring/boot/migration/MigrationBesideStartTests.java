package io.github.neonspring.boot.migration;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.neonspring.boot.TestApplication;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.TlsMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link MigrationBesideStart} with an application without JPA.
 */
@ExtendWith(OutputCaptureExtension.class)
class MigrationBesideStartTests {

	private static final String THREAD = "neon-migration";

	private static NeonSimulator simulator;

	@BeforeAll
	static void startSimulator() {
		simulator = NeonSimulator.builder().tls(TlsMode.OFF).start();
	}

	@AfterAll
	static void closeSimulator() {
		simulator.close();
	}

	@BeforeEach
	void emptySchema() throws SQLException {
		simulator.up();
		simulator.execute("drop owned by neondb_owner cascade");
		simulator.execute("create schema if not exists public authorization neondb_owner");
	}

	@RepeatedTest(3)
	void whoeverAsksDuringTheStartSeesWhatThePendingMigrationsMake(CapturedOutput output) {
		simulator.suspend();
		try (ConfigurableApplicationContext context = start("two", Curious.class)) {
			assertThat(context.getBean(MigrationReport.class).count()).isEqualTo(2);
			assertThat(context.getBean(Curious.class).answers).containsExactly("second", "second", "nothing pending");
		}
		assertThat(output).containsOnlyOnce("Migrations: 2 applied in ");
		assertThat(migratedBy(output)).isEqualTo(THREAD);
	}

	@Test
	void nothingPendingIsFoundOutBesideTheStartAsWell(CapturedOutput output) {
		start("two").close();
		try (ConfigurableApplicationContext context = start("two", Curious.class)) {
			assertThat(context.getBean(MigrationReport.class).count()).isZero();
			assertThat(context.getBean(Curious.class).answers).hasSize(3);
		}
		assertThat(output).containsOnlyOnce("Migrations: 0 applied in ");
	}

	@Test
	void failureIsThatOfABeanThatMigratesAndLeavesNoThread() {
		BeanCreationException beside = failure("broken");
		BeanCreationException before = failure("broken", "neon.migration.beside-start=false");
		assertThat(beside).hasMessageContaining("'flywayInitializer'")
			.hasRootCauseMessage(before.getMostSpecificCause().getMessage());
		assertThat(threads()).isEmpty();
	}

	private static BeanCreationException failure(String scripts, String... properties) {
		return catchThrowableOfType(BeanCreationException.class, () -> application(scripts, properties).run());
	}

	@Test
	void whoeverAsksDuringTheStartGetsTheFailureOfTheMigration() {
		assertThatExceptionOfType(BeanCreationException.class).isThrownBy(() -> start("broken", Asking.class))
			.havingCause()
			.withCauseInstanceOf(FlywayException.class)
			.withRootCauseInstanceOf(SQLException.class);
	}

	@Test
	void whoeverSwallowsTheFailureDoesNotStartEither() {
		assertThatExceptionOfType(BeanCreationException.class).isThrownBy(() -> start("broken", Swallowing.class))
			.withMessageContaining("flywayInitializer")
			.havingRootCause()
			.isInstanceOf(SQLException.class);
	}

	@Test
	void startGoesNoFurtherThanTheNextBeanAfterTheFailure() {
		assertThatExceptionOfType(BeanCreationException.class).isThrownBy(() -> start("broken", Waiting.class))
			.withMessageContaining("'migrationBesideStartTests.Waiting'")
			.havingCause()
			.withMessageContaining("'flywayInitializer'")
			.withCauseInstanceOf(FlywayException.class);
		assertThat(Waiting.initialized).isFalse();
	}

	@Test
	@Timeout(120)
	void failureOfABeanEndsTheWaitForTheDatabase() {
		simulator.down();
		assertThatExceptionOfType(BeanCreationException.class)
			.isThrownBy(() -> application("two", "neon.connect.retry-timeout=10m").sources(Failing.class).run())
			.havingRootCause()
			.withMessage("not because of the database");
		assertThat(threads()).isEmpty();
	}

	@Test
	void migrationInJavaIsRunAsEver(CapturedOutput output) {
		try (ConfigurableApplicationContext context = start("two", InJava.class)) {
			assertThat(context.getBean(MigrationReport.class).count()).isEqualTo(3);
			assertThat(context.getBean(InJava.class).thread).isSameAs(Thread.currentThread());
		}
		assertThat(migratedBy(output)).isNotEqualTo(THREAD);
	}

	@Test
	void callbackIsCalledAsEver() {
		try (ConfigurableApplicationContext context = start("two", CallingBack.class)) {
			assertThat(context.getBean(CallingBack.class).thread).isSameAs(Thread.currentThread());
		}
	}

	@Test
	void whoeverDependsOnTheMigrationsComesAfterThem(CapturedOutput output) {
		start("two", Dependent.class).close();
		assertThat(migratedBy(output)).isNotEqualTo(THREAD);
	}

	@ParameterizedTest
	@ValueSource(strings = { "neon.migration.beside-start=false", "neon.connect.lazy=true",
			"spring.main.lazy-initialization=true" })
	void settingHasTheStartWait(String property, CapturedOutput output) {
		try (ConfigurableApplicationContext context = application("two", property).run()) {
			assertThat(context.getBean(JdbcTemplate.class).queryForList("select id from second")).isEmpty();
		}
		assertThat(migratedBy(output)).isNotEqualTo(THREAD);
	}

	private static ConfigurableApplicationContext start(String scripts, Class<?>... sources) {
		return application(scripts).sources(sources).run();
	}

	private static SpringApplicationBuilder application(String scripts, String... properties) {
		return new SpringApplicationBuilder(TestApplication.class).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "spring.jmx.enabled=false", "neon.url=" + simulator.url(),
					"spring.flyway.locations=classpath:db/" + scripts)
			.properties(properties);
	}

	// 2026-01-01T12:00:00.000Z INFO 4711 --- [ neon-migration] i.g.n.b.m.R : Migrations:
	private static String migratedBy(CapturedOutput output) {
		return output.getOut()
			.lines()
			.filter((line) -> line.contains("Migrations: "))
			// The application's name may come before the thread's, and a trace's behind
			// it
			.map((line) -> line.replaceFirst("\\[ *\\] ", "")
				.replaceFirst("\\] +i\\.g.*", "")
				.replaceFirst(".*\\[ *", ""))
			.findFirst()
			.orElse("nobody");
	}

	private static Stream<String> threads() {
		return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter(THREAD::equals);
	}

	@Configuration(proxyBeanMethods = false)
	static class Curious {

		private final List<String> answers = new ArrayList<>();

		Curious(JdbcTemplate jdbc, DataSource dataSource, Flyway flyway) {
			String sql = "select tablename from pg_tables where tablename = 'second'";
			this.answers.add(jdbc.queryForObject(sql, String.class));
			this.answers
				.add(CompletableFuture.supplyAsync(() -> new JdbcTemplate(dataSource).queryForObject(sql, String.class))
					.join());
			this.answers.add((flyway.info().pending().length == 0) ? "nothing pending" : "pending");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Asking {

		Asking(DataSource dataSource, JdbcTemplate jdbc) throws SQLException {
			dataSource.getConnection().close();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Swallowing {

		Swallowing(JdbcTemplate jdbc) {
			try {
				jdbc.execute("select 1");
			}
			catch (RuntimeException ex) {
				// Goes on without
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Waiting implements InitializingBean {

		private static boolean initialized;

		Waiting(JdbcTemplate jdbc) {
			Awaitility.await().until(() -> threads().findAny().isEmpty());
		}

		@Override
		public void afterPropertiesSet() {
			initialized = true;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Failing {

		Failing(JdbcTemplate jdbc) {
			throw new IllegalStateException("not because of the database");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class InJava {

		private Thread thread;

		@Bean
		JavaMigration third() {
			return new V3__Third(this);
		}

	}

	static class V3__Third extends BaseJavaMigration {

		private final InJava inJava;

		V3__Third(InJava inJava) {
			this.inJava = inJava;
		}

		@Override
		public void migrate(org.flywaydb.core.api.migration.Context context) {
			this.inJava.thread = Thread.currentThread();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CallingBack {

		private Thread thread;

		@Bean
		Callback callback() {
			return new BaseCallback() {

				@Override
				public void handle(Event event, Context context) {
					CallingBack.this.thread = Thread.currentThread();
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Dependent.Clerk.class)
	static class Dependent {

		@DependsOnDatabaseInitialization
		static class Clerk {

		}

	}

}

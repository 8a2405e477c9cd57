package io.github.neonspring.boot.problem;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseBody;

import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for the answers to clients, with errors that a real PostgreSQL made.
 */
@ExtendWith(OutputCaptureExtension.class)
class DatabaseProblemsTests {

	private static NeonSimulator simulator;

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(NeonProblemAutoConfiguration.class, WebMvcAutoConfiguration.class,
				DispatcherServletAutoConfiguration.class, JacksonAutoConfiguration.class,
				HttpMessageConvertersAutoConfiguration.class))
		.withBean(JdbcTemplate.class, () -> new JdbcTemplate(new DriverManagerDataSource(simulator.jdbcUrl())))
		.withBean(FailingController.class);

	private final WebApplicationContextRunner enabled = this.runner.withPropertyValues("neon.problem.enabled=true");

	@BeforeAll
	static void startSimulator() throws SQLException {
		simulator = NeonSimulator.start();
		simulator.execute("""
				create table author (id int primary key, email text not null constraint one_email unique,
					age int constraint grown_up check (age > 17), name varchar(5));
				create table book (author int constraint by_author references author);
				insert into author values (1, 'ada@example.org', 36);
				insert into book values (1);
				grant all on author, book to neondb_owner""");
	}

	@AfterAll
	static void closeSimulator() {
		simulator.close();
	}

	private static MvcTestResult post(MockMvcTester mvc, String path, String sql) {
		return mvc.post().uri(path).param("sql", sql).exchange();
	}

	private void assertAnswer(String sql, HttpStatus status, String json) {
		this.enabled.run((context) -> {
			MvcTestResult result = post(MockMvcTester.from(context), "/sql", sql);
			assertThat(result).hasStatus(status)
				.hasContentType("application/problem+json")
				.bodyJson()
				.isStrictlyEqualTo(json);
		});
	}

	@Test
	void duplicateIsAConflict(CapturedOutput output) {
		assertAnswer("insert into author values (2, 'ada@example.org')", HttpStatus.CONFLICT, """
				{ "type": "urn:problem:neon:already-exists", "title": "Already exists", "status": 409,
					"detail": "The same or an overlapping entry is there already.", "instance": "/sql",
					"constraint": "one_email" }""");
		assertThat(output).doesNotContain("DatabaseProblems");
	}

	@Test
	void valuesAreShownIfAllowed() {
		this.enabled.withPropertyValues("neon.problem.include-values=true").run((context) -> {
			String sql = "insert into author values (2, 'ada@example.org')";
			assertThat(post(MockMvcTester.from(context), "/sql", sql)).bodyJson()
				.extractingPath("violation")
				.isEqualTo("Key (email)=(ada@example.org) already exists.");
		});
	}

	@Test
	void violatedReferenceIsAConflict() {
		String json = """
				{ "type": "urn:problem:neon:reference-violated", "title": "Reference violated", "status": 409,
					"detail": "It refers to something that does not exist, or something else still refers to it.",
					"instance": "/sql", "constraint": "by_author" }""";
		assertAnswer("insert into book values (7)", HttpStatus.CONFLICT, json);
		assertAnswer("delete from author", HttpStatus.CONFLICT, json);
	}

	@Test
	void valueThatIsMissingOrNotAllowedIsUnprocessable() {
		String json = """
				{ "type": "urn:problem:neon:invalid-value", "title": "Invalid value", "status": 422,
					"detail": "A value is missing or not allowed.", "instance": "/sql"%s }""";
		assertAnswer("insert into author (id) values (3)", HttpStatus.UNPROCESSABLE_CONTENT,
				json.formatted(", \"column\": \"email\""));
		assertAnswer("insert into author values (3, 'b', 3)", HttpStatus.UNPROCESSABLE_CONTENT,
				json.formatted(", \"constraint\": \"grown_up\""));
		assertAnswer("insert into author values (3, 'b', 30, 'Lovelace')", HttpStatus.UNPROCESSABLE_CONTENT,
				json.formatted(""));
	}

	@Test
	void statementTimeoutIsAGatewayTimeout() {
		assertAnswer("set statement_timeout = 1; select pg_sleep(10)", HttpStatus.GATEWAY_TIMEOUT, """
				{ "type": "urn:problem:neon:database-timeout", "title": "Database timeout", "status": 504,
					"detail": "It took longer than allowed and was given up.", "instance": "/sql" }""");
	}

	@Test
	void deadlockIsAConcurrentChange() {
		assertAnswer("do $$ begin raise 'deadlock detected' using errcode = '40P01'; end $$", HttpStatus.CONFLICT, """
				{ "type": "urn:problem:neon:concurrent-change", "title": "Concurrent change", "status": 409,
					"detail": "Something else was changed at the same time; try again.", "instance": "/sql" }""");
	}

	@Test
	void absentDatabaseIsUnavailableAndLoggedOnce(CapturedOutput output) {
		simulator.down();
		try {
			Awaitility.await()
				.until(() -> catchThrowable(() -> DriverManager.getConnection(simulator.jdbcUrl()).close()),
						Objects::nonNull);
			assertUnavailable("5");
		}
		finally {
			simulator.up();
		}
		assertThat(output.getOut().lines().filter((line) -> line.contains("Answered 503"))).hasSize(1);
		assertThat(output).contains("CannotGetJdbcConnectionException").contains("Connection refused");
	}

	@Test
	void clientsAreAskedToWaitLongerWhereTheProxyRemembers() {
		simulator.refuse(Refusal.COMPUTE_QUOTA, 1);
		assertUnavailable("30");
	}

	private void assertUnavailable(String seconds) {
		this.enabled.run((context) -> {
			MvcTestResult result = post(MockMvcTester.from(context), "/sql", "select 1");
			assertThat(result).hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
				.hasHeader(HttpHeaders.RETRY_AFTER, seconds)
				.bodyJson()
				.isStrictlyEqualTo("""
						{ "type": "urn:problem:neon:database-unavailable", "title": "Database unavailable",
							"status": 503, "detail": "The database cannot be used at the moment; try again later.",
							"instance": "/sql" }""");
		});
	}

	@Test
	void unknownOutcomeIsNothingThatGatewaysRepeat(CapturedOutput output) {
		this.enabled.run((context) -> {
			MvcTestResult result = post(MockMvcTester.from(context), "/unknown", "");
			assertThat(result).hasStatus(HttpStatus.INTERNAL_SERVER_ERROR)
				.doesNotContainHeader(HttpHeaders.RETRY_AFTER)
				.bodyJson()
				.isStrictlyEqualTo("""
						{ "type": "urn:problem:neon:commit-outcome-unknown", "title": "Outcome unknown",
							"status": 500, "detail": "It may or may not have been done. Look before you try again.",
							"instance": "/unknown" }""");
		});
		assertThat(output.getOut().lines().filter((line) -> line.contains("Answered 500"))).singleElement()
			.asString()
			.contains("ERROR");
	}

	@Test
	void exceptionsOfJpaAreAnsweredAsWell() {
		this.enabled.run((context) -> {
			String sql = "insert into author values (2, 'ada@example.org')";
			assertThat(post(MockMvcTester.from(context), "/jpa", sql)).hasStatus(HttpStatus.CONFLICT);
		});
	}

	@Test
	void statusOfTheApplicationsOwnExceptionStays() {
		this.enabled.run((context) -> assertThat(post(MockMvcTester.from(context), "/wrapped", "delete from author"))
			.hasStatus(HttpStatus.NOT_FOUND));
	}

	@Test
	void wrongSqlIsLeftToTheApplication(CapturedOutput output) {
		this.enabled.run((context) -> assertThat(post(MockMvcTester.from(context), "/sql", "selekt 1")).hasFailed());
		assertThat(output).doesNotContain("@ExceptionHandler");
	}

	@Test
	void adviceOfTheApplicationWins() {
		for (Class<?> advice : List.of(BroadAdvice.class, NarrowAdvice.class)) {
			this.enabled.withUserConfiguration(advice)
				.run((context) -> assertThat(post(MockMvcTester.from(context), "/sql", "delete from author"))
					.hasBodyTextEqualTo("mine"));
		}
	}

	@Test
	void isOffByDefaultAndWithoutTheStarter() {
		Stream
			.of(this.runner, this.runner.withPropertyValues("spring.mvc.problemdetails.enabled=true"),
					this.enabled.withPropertyValues("neon.enabled=false"))
			.forEach((some) -> some.run((context) -> {
				assertThat(context).doesNotHaveBean(DatabaseProblems.class);
				assertThat(post(MockMvcTester.from(context), "/sql", "delete from author")).hasFailed();
			}));
	}

	@Test
	void livesBesideProblemDetailsOfSpring() {
		this.enabled.withPropertyValues("spring.mvc.problemdetails.enabled=true").run((context) -> {
			MockMvcTester mvc = MockMvcTester.from(context);
			assertThat(post(mvc, "/sql", "delete from author")).hasStatus(HttpStatus.CONFLICT);
			assertThat(mvc.get().uri("/sql").exchange()).hasStatus(HttpStatus.METHOD_NOT_ALLOWED);
		});
	}

	/**
	 * An advice of the application for everything.
	 */
	@ControllerAdvice
	@ResponseBody
	static class BroadAdvice {

		@ExceptionHandler(Exception.class)
		String mine() {
			return "mine";
		}

	}

	/**
	 * An advice of the application for the database.
	 */
	@ControllerAdvice
	@ResponseBody
	static class NarrowAdvice {

		@ExceptionHandler(DataAccessException.class)
		String mine() {
			return "mine";
		}

	}

}

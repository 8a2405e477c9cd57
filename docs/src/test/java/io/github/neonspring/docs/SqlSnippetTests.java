package io.github.neonspring.docs;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.neonspring.boot.testkit.NeonSimulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The SQL in the Markdown files is executed, that of each file in order and in a fresh
 * schema.
 */
class SqlSnippetTests {

	private static NeonSimulator endpoint;

	@BeforeAll
	static void start() {
		endpoint = NeonSimulator.start();
	}

	@AfterAll
	static void close() {
		endpoint.close();
	}

	@Test
	void everyStatementIsExecuted() {
		assertThat(Repository.problems(SqlSnippetTests::problems)).isEmpty();
	}

	@Test
	void statementsOfOneFileBuildOnEachOther() {
		String page = """
				<!-- before: CREATE ROLE shop_app; -->
				```sql
				CREATE TABLE audit_log (id int);
				GRANT SELECT ON audit_log TO shop_app;
				```

				```sql
				CREATE INDEX CONCURRENTLY audit_log_id ON audit_log (id);
				```
				""";
		assertThat(problems(MarkdownPage.of(page))).isEmpty();
		assertThat(problems(MarkdownPage.of(page))).as("nothing is left behind").isEmpty();
	}

	@Test
	void failedStatementIsTold() {
		assertThat(problems(MarkdownPage.of("```sql\nSELECT no_such_column;\n```\n"))).singleElement()
			.asString()
			.startsWith("docs/example.md:1: ERROR: column \"no_such_column\" does not exist");
	}

	private static List<String> problems(MarkdownPage page) {
		List<Snippet> snippets = page.snippets("sql");
		return snippets.isEmpty() ? List.of() : problems(snippets);
	}

	private static List<String> problems(List<Snippet> snippets) {
		List<String> problems = new ArrayList<>();
		try (Connection connection = DriverManager.getConnection(endpoint.jdbcUrl());
				Connection superuser = endpoint.superuserConnection()) {
			Set<String> roles = roles(superuser);
			execute(connection, "CREATE SCHEMA docs; SET search_path TO docs");
			for (Snippet snippet : snippets) {
				problem(connection, snippet, problems);
			}
			execute(superuser, "DROP SCHEMA docs CASCADE");
			Set<String> created = roles(superuser);
			created.removeAll(roles);
			for (String role : created) {
				execute(superuser, "DROP OWNED BY \"" + role + "\" CASCADE; DROP ROLE \"" + role + "\"");
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		return problems;
	}

	private static void problem(Connection connection, Snippet snippet, List<String> problems) {
		try {
			for (String before : snippet.directives(Directive.BEFORE)) {
				execute(connection, before);
			}
			execute(connection, snippet.text());
		}
		catch (SQLException ex) {
			problems.add(snippet.problem(ex.getMessage()));
		}
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static Set<String> roles(Connection connection) throws SQLException {
		Set<String> roles = new TreeSet<>();
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("SELECT rolname FROM pg_roles")) {
			while (rows.next()) {
				roles.add(rows.getString(1));
			}
		}
		return roles;
	}

}

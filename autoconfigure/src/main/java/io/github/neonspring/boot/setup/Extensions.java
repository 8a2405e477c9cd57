package io.github.neonspring.boot.setup;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The extensions that the application needs.
 *
 * @param names the names
 */
record Extensions(List<String> names) {

	private static final int SHOWN = 60;

	/**
	 * Say what stands in the way of creating them.
	 * @param sql a connection to any database of the server
	 * @param facts what is known of the server
	 * @param freshDatabase whether the database is to be created, and then belongs to
	 * whoever sets up
	 * @param server the name of the server, for people
	 * @return the problems
	 * @throws SQLException if the server cannot be asked
	 */
	List<SetupProblem> problems(Sql sql, ServerFacts facts, boolean freshDatabase, String server) throws SQLException {
		List<String> missing = freshDatabase ? this.names : missing(sql);
		List<SetupProblem> problems = new ArrayList<>();
		for (String name : missing) {
			problem(name, sql, facts, freshDatabase, server, problems);
		}
		return problems;
	}

	private static void problem(String name, Sql sql, ServerFacts facts, boolean freshDatabase, String server,
			List<SetupProblem> problems) throws SQLException {
		List<Boolean> needsSuperuser = sql.query((row) -> row.getBoolean(1),
				"select v.superuser and not v.trusted from pg_available_extensions e join"
						+ " pg_available_extension_versions v on v.name = e.name and v.version = e.default_version"
						+ " where e.name = ?",
				name);
		if (needsSuperuser.isEmpty()) {
			problems.add(new SetupProblem("The server %s has no extension \"%s\"".formatted(server, name),
					"Take it out of neon.setup.extensions or correct its name, or install it on the server, whose"
							+ " version is %d. Available: %s.".formatted(facts.version() / 10000, available(sql))));
		}
		else if (needsSuperuser.get(0) && !facts.superuser() && !facts.lenient()) {
			problems.add(new SetupProblem(
					"Only a superuser may create the extension \"%s\", and \"%s\" is none".formatted(name,
							facts.user()),
					"Have a superuser run CREATE EXTENSION %s in the database once.".formatted(Sql.identifier(name))));
		}
		else if (!facts.mayCreateExtensions() && !freshDatabase) {
			problems.add(new SetupProblem(
					"The role \"%s\" may not create extensions in this database".formatted(facts.user()),
					"Have the owner of the database run GRANT CREATE ON DATABASE %s TO %s."
						.formatted(Sql.identifier(database(sql)), Sql.identifier(facts.user()))));
		}
	}

	private static String database(Sql sql) throws SQLException {
		return sql.texts("select current_database()").get(0);
	}

	private static String available(Sql sql) throws SQLException {
		List<String> names = sql.texts("select name from pg_available_extensions order by name");
		String shown = String.join(", ", names.subList(0, Math.min(names.size(), SHOWN)));
		return (names.size() > SHOWN) ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
	}

	/**
	 * Return which of them the database does not have.
	 * @param sql a connection to the application's database
	 * @return the names
	 * @throws SQLException if the database cannot be asked
	 */
	List<String> missing(Sql sql) throws SQLException {
		List<String> installed = sql.texts("select extname from pg_extension where extname = any (?)", this.names);
		return this.names.stream().filter((name) -> !installed.contains(name)).toList();
	}

	void create(Sql sql, Consumer<String> progress) throws SQLException {
		for (String name : missing(sql)) {
			sql.execute("create extension if not exists " + Sql.identifier(name) + " cascade");
			progress.accept("extension " + name + " created");
		}
	}

}

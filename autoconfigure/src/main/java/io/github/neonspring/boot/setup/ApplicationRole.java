package io.github.neonspring.boot.setup;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PasswordUtil;

import io.github.neonspring.boot.connection.driver.ConnectFailure;

/**
 * The role that the application logs in as: it may connect, and what {@link Privileges}
 * gives it. The password never leaves this machine: the server gets its SCRAM verifier,
 * so that no log and no view of the server's can show it.
 */
final class ApplicationRole {

	/** What the server says of anything but the password. */
	private static final String LOGIN_REFUSED = "28000";

	private static final int ROLES_HAVE_ADMINISTRATORS = 160000;

	private final String name;

	private final @Nullable String password;

	private boolean existed;

	private boolean passwordOutdated;

	ApplicationRole(String name, @Nullable String password) {
		this.name = name;
		this.password = password;
	}

	String name() {
		return this.name;
	}

	/**
	 * Say what stands in the way of creating the role, or of giving it its password.
	 * @param sql a connection to a database of the server
	 * @param facts what is known of the server
	 * @param connections to try the password
	 * @param database the database to try it at
	 * @return the problems
	 * @throws SQLException if the server cannot be asked
	 */
	List<SetupProblem> problems(Sql sql, ServerFacts facts, SetupConnections connections, String database)
			throws SQLException {
		List<SetupProblem> problems = new ArrayList<>();
		this.existed = exists(sql);
		if (this.name.equals(facts.user())) {
			problems.add(new SetupProblem(
					"neon.setup.application-role names \"" + this.name + "\", the login that" + " sets up and migrates",
					"Name a role of its own for the application, or leave it out."));
		}
		else if (!this.existed) {
			addProblemsOfCreation(facts, problems);
		}
		else if (this.password != null && !mayLogIn(sql)) {
			problems.add(new SetupProblem("The role \"" + this.name + "\" may not log in",
					"Have an administrator run ALTER ROLE " + Sql.identifier(this.name)
							+ " LOGIN, or leave neon.setup.application-role-password out."));
		}
		else if (this.password != null) {
			this.passwordOutdated = refuses(connections, database, this.password);
			if (this.passwordOutdated && !mayAlter(sql, facts)) {
				problems.add(new SetupProblem(
						"The password in neon.setup.application-role-password is not that of the role \"" + this.name
								+ "\", and \"" + facts.user() + "\" may not change it",
						"Correct it or leave it out, or have whoever created the role run GRANT %s TO %s WITH ADMIN OPTION."
							.formatted(Sql.identifier(this.name), Sql.identifier(facts.user()))));
			}
		}
		return problems;
	}

	private void addProblemsOfCreation(ServerFacts facts, List<SetupProblem> problems) {
		if (this.password == null) {
			problems.add(new SetupProblem("The role \"" + this.name + "\" is to be created, but has no password",
					"Set neon.setup.application-role-password, best by the environment variable"
							+ " NEON_SETUP_APPLICATIONROLEPASSWORD or a file of a configtree."));
		}
		if (!facts.superuser() && !facts.mayCreateRoles()) {
			problems.add(new SetupProblem(
					"The role \"" + facts.user() + "\" may not create roles, and \"" + this.name + "\" does not exist",
					"Have an administrator run ALTER ROLE " + Sql.identifier(facts.user())
							+ " CREATEROLE, or create the role " + Sql.identifier(this.name) + " there."));
		}
	}

	private boolean exists(Sql sql) throws SQLException {
		return sql.is("select true from pg_roles where rolname = ?", this.name);
	}

	private boolean mayLogIn(Sql sql) throws SQLException {
		return sql.is("select rolcanlogin from pg_roles where rolname = ?", this.name);
	}

	private boolean refuses(SetupConnections connections, String database, String password) {
		try {
			connections.logIn(database, this.name, password);
			return false;
		}
		catch (SQLException ex) {
			return ConnectFailure.of(ex) == ConnectFailure.PASSWORD_REFUSED && !LOGIN_REFUSED.equals(ex.getSQLState());
		}
	}

	private boolean mayAlter(Sql sql, ServerFacts facts) throws SQLException {
		return facts.superuser() || (facts.mayCreateRoles() && (facts.version() < ROLES_HAVE_ADMINISTRATORS
				|| sql.is("select pg_has_role(current_user, ?::name, 'member with admin option')", this.name)));
	}

	/**
	 * Create the role if it is missing, and have it connect.
	 * @param sql a connection to the application's database, in a transaction
	 * @param progress hears what was done
	 * @throws SQLException if the server refuses
	 */
	void create(Sql sql, Consumer<String> progress) throws SQLException {
		String role = Sql.identifier(this.name);
		if (this.password != null && !exists(sql)) {
			sql.execute("create role " + role + " login password " + verifier(this.password));
			progress.accept("role " + this.name + " created");
		}
		else if (this.password != null && this.existed && this.passwordOutdated) {
			sql.execute("alter role " + role + " password " + verifier(this.password));
			progress.accept("password of the role " + this.name + " changed");
		}
		String database = sql.texts("select current_database()").get(0);
		if (!sql.is("select has_database_privilege(?, current_database(), 'CONNECT')", this.name)) {
			sql.execute("grant connect on database " + Sql.identifier(database) + " to " + role);
		}
	}

	private static String verifier(String password) {
		return Sql.literal(PasswordUtil.encodeScramSha256(password.toCharArray()));
	}

}

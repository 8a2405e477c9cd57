package io.github.neonspring.boot.setup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.connection.driver.ConnectFailure;

/**
 * Looks for everything that would make a set-up fail, before anything is changed.
 *
 * @param plan what is to be set up
 * @param connections the connections of the set-up
 * @param role the application's role, or {@code null}
 */
record Preflight(SetupPlan plan, SetupConnections connections, @Nullable ApplicationRole role) {

	/**
	 * Look for problems.
	 * @param problems gets what was found
	 * @return whether the database is missing, and to be created
	 * @throws SQLException if the server cannot be reached or asked
	 */
	boolean run(List<SetupProblem> problems) throws SQLException {
		try (Connection connection = this.connections.open()) {
			Sql sql = new Sql(connection);
			check(sql, ServerFacts.of(sql), false, problems);
			return false;
		}
		catch (SQLException ex) {
			if (!this.plan.createDatabase() || ConnectFailure.of(ex) != ConnectFailure.DATABASE_MISSING) {
				throw ex;
			}
		}
		try (Connection connection = this.connections.open(this.plan.maintenanceDatabase())) {
			Sql sql = new Sql(connection);
			ServerFacts facts = ServerFacts.of(sql);
			if (!facts.superuser() && !facts.mayCreateDatabases()) {
				problems.add(new SetupProblem(
						"The role \"%s\" may not create databases, and \"%s\" does not exist".formatted(facts.user(),
								this.connections.owner().database()),
						"Have an administrator run ALTER ROLE " + Sql.identifier(facts.user())
								+ " CREATEDB, or create the database there with that role as its owner."));
			}
			check(sql, facts, true, problems);
			return true;
		}
	}

	private void check(Sql sql, ServerFacts facts, boolean fresh, List<SetupProblem> problems) throws SQLException {
		problems.addAll(this.plan.extensions().problems(sql, facts, fresh, this.connections.owner().description()));
		if (this.role != null) {
			String database = fresh ? this.plan.maintenanceDatabase() : this.connections.owner().database();
			problems.addAll(this.role.problems(sql, facts, this.connections, database));
		}
		if (!this.plan.seeds().isEmpty()) {
			problems.addAll(problemsOfSeeds(sql, facts, fresh));
		}
	}

	private List<SetupProblem> problemsOfSeeds(Sql sql, ServerFacts facts, boolean fresh) throws SQLException {
		List<SetupProblem> problems = new ArrayList<>();
		boolean ownSchema = !this.plan.schemas().names().isEmpty();
		if (!fresh && !ownSchema && facts.schema() != null && !facts.mayCreateTables()) {
			problems.add(new SetupProblem(
					"The role \"%s\" may not create tables in the schema \"%s\", where %s says what was loaded"
						.formatted(facts.user(), facts.schema(), SeedRecords.TABLE),
					"Have the owner of the schema run GRANT CREATE ON SCHEMA %s TO %s."
						.formatted(Sql.identifier(facts.schema()), Sql.identifier(facts.user()))));
		}
		List<SeedFile> due = fresh ? this.plan.seeds() : due(sql);
		problems.addAll(new SeedCheck(fresh ? null : sql, this.plan.schemas()).problems(due));
		return problems;
	}

	private List<SeedFile> due(Sql sql) throws SQLException {
		SeedRecords records = new SeedRecords(sql, this.plan.schemas());
		List<String> loaded = List.copyOf(records.checksums().keySet());
		return this.plan.seeds().stream().filter((file) -> !loaded.contains(file.name())).toList();
	}

}

package io.github.neonspring.boot.setup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.github.neonspring.boot.connection.driver.ConnectFailure;
import io.github.neonspring.boot.connection.driver.JdbcTarget;
import io.github.neonspring.boot.migration.MigrationState;

/**
 * Looks whether the database is as the application needs it. Changes nothing.
 *
 * @param properties what is set up
 * @param schemas the application's schemas
 * @param connections the connections of the set-up
 * @param migrations tells how far the schema is
 * @param budget what the pool may use
 */
record DatabaseCheck(NeonSetupProperties properties, SetupSchemas schemas, SetupConnections connections,
		Supplier<MigrationState> migrations, BudgetCheck budget) {

	private static final String REACHABLE = "reachable";

	CheckReport run() {
		List<Finding> findings = new ArrayList<>();
		boolean same = this.connections.main().equals(this.connections.owner());
		boolean reached = reaches("direct", this.connections.owner(), findings, (sql) -> {
			asOwner(sql, findings);
			if (same) {
				findings.add(this.budget.of(sql));
			}
		});
		if (reached && !same) {
			reaches("as the application", this.connections.main(), findings, (sql) -> asApplication(sql, findings));
		}
		return new CheckReport(this.connections.main().description(), findings);
	}

	private boolean reaches(String how, JdbcTarget target, List<Finding> findings, SetupTransaction.Step checks) {
		int before = findings.size();
		try (Connection connection = (target == this.connections.owner()) ? this.connections.open()
				: this.connections.openAsApplication()) {
			findings.add(Finding.ok(REACHABLE, how + ": " + target.description() + " as " + target.user()));
			findings.add(TlsCheck.of(target));
			checks.run(new Sql(connection));
			return true;
		}
		catch (SQLException ex) {
			findings.add(failed(how, target, findings.size() > before, ex));
			return false;
		}
	}

	private static Finding failed(String how, JdbcTarget target, boolean reached, SQLException ex) {
		ConnectFailure failure = ConnectFailure.of(ex);
		String detail = how + ": " + target.description() + " as " + target.user() + ": ";
		return (reached || failure == ConnectFailure.OTHER)
				? Finding.failure(REACHABLE, detail + ex.getMessage(), "See the server's log.")
				: Finding.failure(REACHABLE, detail + failure.getDescription(), failure.getAction());
	}

	private void asOwner(Sql sql, List<Finding> findings) throws SQLException {
		findings.add(ServerVersionCheck.of(sql));
		List<SetupProblem> problems = new ArrayList<>();
		SetupPlan plan = SetupPlan.of(this.properties, this.schemas, problems);
		if (!plan.extensions().names().isEmpty()) {
			findings.add(extensions(plan, sql));
		}
		findings.add(schema());
		if (!plan.seeds().isEmpty() || !problems.isEmpty()) {
			findings.add(seeds(plan, problems, sql));
		}
		findings.add(RoleCheck.login("login of the owner", sql));
		if (plan.role() != null) {
			findings.addAll(new RoleCheck(plan.role(), this.schemas).findings(sql));
		}
	}

	private void asApplication(Sql sql, List<Finding> findings) throws SQLException {
		findings.add(RoleCheck.login("login of the application", sql));
		findings.add(this.budget.of(sql));
	}

	private static Finding extensions(SetupPlan plan, Sql sql) throws SQLException {
		List<String> missing = plan.extensions().missing(sql);
		return missing.isEmpty() ? Finding.ok("extensions", String.join(", ", plan.extensions().names()))
				: Finding.failure("extensions", "missing: " + String.join(", ", missing),
						"Run --neon.command=setup, or CREATE EXTENSION as the owner.");
	}

	private Finding schema() {
		try {
			return schema(this.migrations.get());
		}
		catch (RuntimeException ex) {
			return Finding.failure("migrations", "cannot be compared with the database: " + ex.getMessage(),
					"Run --neon.command=\"migrate validate\".");
		}
	}

	private static Finding schema(MigrationState state) {
		if (!state.failed().isEmpty()) {
			return Finding.failure("migrations", "failed: " + String.join(", ", state.failed()),
					"Correct the migration, then run --neon.command=\"migrate repair\" and \"migrate up\".");
		}
		if (!state.pending().isEmpty()) {
			return Finding.failure("migrations", "pending: " + String.join(", ", state.pending()),
					"Run --neon.command=\"migrate up\", or start the application.");
		}
		return Finding.ok("migrations",
				(state.count() == 0) ? "the application has none" : "current, at version " + state.version());
	}

	private Finding seeds(SetupPlan plan, List<SetupProblem> problems, Sql sql) throws SQLException {
		if (!problems.isEmpty()) {
			return Finding.failure("seed", problems.get(0).what(), problems.get(0).remedy());
		}
		Map<String, String> checksums = new SeedRecords(sql, this.schemas).checksums();
		List<String> missing = names(plan, (file) -> !checksums.containsKey(file.name()));
		List<String> changed = names(plan, (file) -> !file.checksum().equals(checksums.get(file.name())));
		if (!missing.isEmpty()) {
			return Finding.failure("seed", "not loaded: " + String.join(", ", missing), "Run --neon.command=setup.");
		}
		return changed.isEmpty() ? Finding.ok("seed", plan.seeds().size() + " files loaded")
				: Finding.warning("seed", "changed since they were loaded: " + String.join(", ", changed),
						"Put new rows into a file with a name of its own; a file is loaded once.");
	}

	private static List<String> names(SetupPlan plan, Predicate<SeedFile> which) {
		return plan.seeds().stream().filter(which).map(SeedFile::name).toList();
	}

}

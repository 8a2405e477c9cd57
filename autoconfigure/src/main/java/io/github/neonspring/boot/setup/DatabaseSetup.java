package io.github.neonspring.boot.setup;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/**
 * Sets the application's database up, in steps that are each done as a whole or not at
 * all. Every step finds out what is there already, so that the next run goes on where one
 * that failed has stopped.
 */
final class DatabaseSetup {

	private final List<String> finished = new ArrayList<>();

	private final NeonSetupProperties properties;

	private final SetupSchemas schemas;

	private final SetupConnections connections;

	private final Consumer<String> progress;

	private @Nullable SetupPlan plan;

	DatabaseSetup(NeonSetupProperties properties, SetupSchemas schemas, SetupConnections connections,
			Consumer<String> progress) {
		this.properties = properties;
		this.schemas = schemas;
		this.connections = connections;
		this.progress = progress;
	}

	/**
	 * Check everything, then create the database, the extensions and the role.
	 * @throws SetupException if there is a problem or a step fails
	 */
	void beforeMigrations() {
		List<SetupProblem> problems = new ArrayList<>();
		SetupPlan plan = SetupPlan.of(this.properties, this.schemas, problems);
		ApplicationRole role = plan.applicationRole();
		boolean fresh = preflight(new Preflight(plan, this.connections, role), problems);
		if (!problems.isEmpty()) {
			throw stopped(problems);
		}
		this.plan = plan;
		if (fresh) {
			step("database",
					() -> new DatabaseCreation(this.connections, plan.maintenanceDatabase()).run(this.progress));
		}
		if (!plan.extensions().names().isEmpty()) {
			step("extensions", () -> inTransaction((sql) -> plan.extensions().create(sql, this.progress)));
		}
		if (role != null) {
			step("application role", () -> inTransaction((sql) -> role.create(sql, this.progress)));
		}
	}

	private boolean preflight(Preflight preflight, List<SetupProblem> problems) {
		try {
			return preflight.run(problems);
		}
		catch (SQLException ex) {
			throw new CannotGetJdbcConnectionException(
					"Nothing was set up: " + this.connections.owner().description() + " cannot be reached", ex);
		}
	}

	private SetupException stopped(List<SetupProblem> problems) {
		String what = problems.stream().map(SetupProblem::what).collect(Collectors.joining(". "));
		String remedy = problems.stream().map(SetupProblem::remedy).distinct().collect(Collectors.joining(" "));
		return new SetupException("%s was not set up, and nothing was changed. %s."
			.formatted(this.connections.owner().description(), what), "checks", List.of(), remedy, null);
	}

	/**
	 * Migrate.
	 * @param migrations applies what is pending and says how much that was
	 * @return how many migrations were applied
	 */
	int migrate(IntSupplier migrations) {
		int applied = migrations.getAsInt();
		this.finished.add("migrations");
		return applied;
	}

	/**
	 * Load the seed files, and give the role its privileges.
	 * @throws SetupException if a step fails
	 */
	void afterMigrations() {
		SetupPlan plan = this.plan;
		if (plan == null) {
			return;
		}
		if (!plan.seeds().isEmpty()) {
			seed(plan.seeds());
		}
		// Last, since seed files may create tables, too
		String role = plan.role();
		if (role != null) {
			step("privileges",
					() -> inTransaction((sql) -> new Privileges(role, this.schemas).grant(sql, this.progress)));
		}
	}

	private void seed(List<SeedFile> files) {
		Map<String, String> checksums = new HashMap<>();
		attempt("seed files", () -> {
			try (Connection connection = this.connections.open()) {
				checksums.putAll(new SeedRecords(new Sql(connection), this.schemas).checksums());
			}
		});
		for (SeedFile file : files) {
			Seeding seeding = new Seeding(file, this.schemas, this.progress);
			if (seeding.isDue(checksums.get(file.name()))) {
				step("seed file " + file.name(), () -> inTransaction(seeding::load));
			}
		}
	}

	String endpoint() {
		return this.connections.owner().description();
	}

	List<String> finished() {
		return List.copyOf(this.finished);
	}

	private void inTransaction(SetupTransaction.Step step) throws SQLException {
		Duration patience = this.properties.getLockTimeout();
		try (Connection connection = this.connections.open()) {
			new SetupTransaction(connection, patience).run(step);
		}
	}

	private void step(String name, Task task) {
		attempt(name, task);
		this.finished.add(name);
	}

	private void attempt(String name, Task task) {
		try {
			task.run();
		}
		catch (SQLException ex) {
			String failed = (ex instanceof LostCommitException)
					? "lost its connection while it was committed, and is either done or has changed nothing"
					: "failed and has changed nothing";
			throw new SetupException(
					"%s is not set up yet. The step \"%s\" %s: %s. Finished before: %s."
						.formatted(this.connections.owner().description(), name, failed, ex.getMessage(), done()),
					name, this.finished, "Correct the cause and run it again: what is finished is not done twice.", ex);
		}
	}

	private String done() {
		return this.finished.isEmpty() ? "nothing" : String.join(", ", this.finished);
	}

	/**
	 * What a step does.
	 */
	@FunctionalInterface
	private interface Task {

		void run() throws SQLException;

	}

}

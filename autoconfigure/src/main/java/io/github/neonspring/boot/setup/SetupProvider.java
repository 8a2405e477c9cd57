package io.github.neonspring.boot.setup;

import java.util.Optional;
import java.util.function.Consumer;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;

import io.github.neonspring.boot.budget.ConnectionBudget;
import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.connection.NeonConnection;
import io.github.neonspring.boot.migration.MigrationState;
import io.github.neonspring.boot.migration.Migrations;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.resilience.BringUp;

/**
 * Puts a set-up and a check together, for the database that the application uses.
 */
final class SetupProvider {

	private final NeonSetupProperties properties;

	private final ObjectProvider<DataSource> dataSource;

	private final NeonPool pool;

	private final NeonConnection connection;

	private final BringUp bringUp;

	private final ComputeActivity activity;

	private final ObjectProvider<Migrations> migrations;

	private final ObjectProvider<ConnectionBudget> budget;

	private final Environment environment;

	SetupProvider(NeonSetupProperties properties, ObjectProvider<DataSource> dataSource, NeonPool pool,
			NeonConnection connection, BringUp bringUp, ComputeActivity activity, ObjectProvider<Migrations> migrations,
			ObjectProvider<ConnectionBudget> budget, Environment environment) {
		this.properties = properties;
		this.dataSource = dataSource;
		this.pool = pool;
		this.connection = connection;
		this.bringUp = bringUp;
		this.activity = activity;
		this.migrations = migrations;
		this.budget = budget;
		this.environment = environment;
	}

	/**
	 * Return a set-up of the database.
	 * @param progress hears what is done, line by line
	 * @return the set-up, or empty where the data source is not ours: it may lead to any
	 * other database
	 */
	Optional<DatabaseSetup> setup(Consumer<String> progress) {
		return connections().map((connections) -> new DatabaseSetup(this.properties, schemas(), connections, progress));
	}

	/**
	 * Return a check of the database.
	 * @return the check, or empty where the data source is not ours
	 */
	Optional<DatabaseCheck> check() {
		return connections().map((connections) -> new DatabaseCheck(this.properties, schemas(), connections,
				this::migrationState, new BudgetCheck(this.budget.getIfAvailable())));
	}

	boolean hasMigrations() {
		Migrations migrations = this.migrations.getIfAvailable();
		return migrations != null && migrations.exist();
	}

	/**
	 * Have the migrations of the start done first, where beans are created lazily.
	 */
	void initialize() {
		this.migrations.ifAvailable(Migrations::initialize);
	}

	int migrate() {
		Migrations migrations = this.migrations.getIfAvailable();
		return (migrations != null) ? migrations.migrate() : 0;
	}

	private MigrationState migrationState() {
		Migrations migrations = this.migrations.getIfAvailable();
		return (migrations != null) ? migrations.state() : MigrationState.NONE;
	}

	private Optional<SetupConnections> connections() {
		// Creating it opens nothing, and puts the pool to work where it is ours
		this.dataSource.getIfAvailable();
		return this.pool.isOpen() ? this.connection.resolve()
			.map((resolved) -> SetupConnections.of(resolved, this.bringUp, this.activity.connectingFor("setup"),
					this.environment))
				: Optional.empty();
	}

	private SetupSchemas schemas() {
		return SetupSchemas.of(this.properties, this.environment);
	}

}

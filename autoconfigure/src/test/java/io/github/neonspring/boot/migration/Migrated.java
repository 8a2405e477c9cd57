package io.github.neonspring.boot.migration;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

import io.github.neonspring.boot.connection.driver.ConnectListener;
import io.github.neonspring.boot.connection.driver.ConnectingDataSource;
import io.github.neonspring.boot.connection.driver.JdbcTarget;
import io.github.neonspring.boot.connection.driver.TargetOptions;
import io.github.neonspring.boot.connection.string.ConnectionString;
import io.github.neonspring.boot.resilience.BringUp;
import io.github.neonspring.boot.testkit.NeonSimulator;

/**
 * Two databases in which Flyway has applied the same migrations: one to which ours then
 * does what it does, and one for Flyway alone.
 */
final class Migrated implements AutoCloseable {

	private final NeonSimulator simulator;

	private final TwinDatabase ours;

	private final TwinDatabase stock;

	Migrated(NeonSimulator simulator, Path folder) throws SQLException {
		this.simulator = simulator;
		simulator.execute("create role visitor");
		simulator.execute("grant visitor to neondb_owner");
		this.ours = new TwinDatabase(simulator, "ours");
		this.stock = new TwinDatabase(simulator, "stock");
		migrations().change(folder);
		for (TwinDatabase database : new TwinDatabase[] { this.ours, this.stock }) {
			stock(database, folder, migrations()).migrate();
			database.keep();
		}
	}

	static Deviation migrations() {
		return new Deviation("none").file("V1__notes.sql", "create table note (id bigint);")
			.file("V2__text.sql", "alter table note add column text text;")
			.file("V3__written.sql", "alter table note add column written date;")
			.file("R__notes.sql", "create or replace view notes as select id from note;");
	}

	TwinDatabase ours(Deviation deviation) throws SQLException {
		this.ours.restore(deviation);
		return this.ours;
	}

	TwinDatabase stock(Deviation deviation) throws SQLException {
		this.stock.restore(deviation);
		return this.stock;
	}

	Flyway stock(TwinDatabase database, Path folder, Deviation deviation) {
		return configuration(folder, deviation).dataSource(database.dataSource(this.simulator)).load();
	}

	Flyway ours(TwinDatabase database, Path folder, Deviation deviation) {
		JdbcTarget target = JdbcTarget.of(ConnectionString.parse(database.url()), TargetOptions.NONE);
		BringUp bringUp = new BringUp(Duration.ZERO);
		ConnectingDataSource connecting = bringUp.connecting(target, ConnectListener.NONE);
		return configuration(folder, deviation)
			.dataSource(new MigrationDataSource(connecting, bringUp.patient(connecting), new MigrationGate()))
			.load();
	}

	private static FluentConfiguration configuration(Path folder, Deviation deviation) {
		FluentConfiguration configuration = new FluentConfiguration().locations("filesystem:" + folder);
		deviation.configure(configuration);
		return configuration;
	}

	@Override
	public void close() throws SQLException {
		this.ours.close();
		this.stock.close();
		this.simulator.close();
	}

}

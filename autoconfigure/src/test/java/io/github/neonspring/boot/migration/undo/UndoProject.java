package io.github.neonspring.boot.migration.undo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.github.neonspring.boot.testkit.NeonSimulator;

/**
 * Migrations and undo scripts in a folder, and a Flyway with nothing of ours.
 */
final class UndoProject {

	private final NeonSimulator simulator;

	private final Path folder;

	private UnaryOperator<FluentConfiguration> settings = UnaryOperator.identity();

	UndoProject(NeonSimulator simulator, Path folder) throws IOException {
		this.simulator = simulator;
		this.folder = folder;
		Files.createDirectories(folder.resolve("migration"));
		Files.createDirectories(folder.resolve("undo"));
	}

	/**
	 * Write three versions, each with an undo script.
	 * @return this project
	 * @throws IOException if a file cannot be written
	 */
	UndoProject three() throws IOException {
		return migration("V1__note.sql", "create table note (id bigint primary key);")
			.undo("U1__note.sql", "drop table note;")
			.migration("V2__text.sql", "alter table note add column text text;")
			.undo("U2__text.sql", "alter table note drop column text;")
			.migration("V3__tag.sql", "create table tag (name text);")
			.undo("U3__tag.sql", "drop table tag;");
	}

	UndoProject migration(String name, String sql) throws IOException {
		Files.writeString(this.folder.resolve("migration").resolve(name), sql);
		return this;
	}

	UndoProject undo(String name, String sql) throws IOException {
		Files.writeString(this.folder.resolve("undo").resolve(name), sql);
		return this;
	}

	UndoProject withoutMigration(String name) throws IOException {
		Files.delete(this.folder.resolve("migration").resolve(name));
		return this;
	}

	UndoProject withoutUndo(String name) throws IOException {
		Files.delete(this.folder.resolve("undo").resolve(name));
		return this;
	}

	UndoProject setting(UnaryOperator<FluentConfiguration> setting) {
		UnaryOperator<FluentConfiguration> settings = this.settings;
		this.settings = (configuration) -> setting.apply(settings.apply(configuration));
		return this;
	}

	String migrationLocation() {
		return "filesystem:" + this.folder.resolve("migration");
	}

	String undoLocation() {
		return "filesystem:" + this.folder.resolve("undo");
	}

	Flyway flyway() {
		return flyway(this.simulator.jdbcUrl(), UnaryOperator.identity());
	}

	Flyway flyway(UnaryOperator<FluentConfiguration> setting) {
		return flyway(this.simulator.jdbcUrl(), setting);
	}

	Flyway flyway(String url, UnaryOperator<FluentConfiguration> setting) {
		DataSource dataSource = new DriverManagerDataSource(url);
		return setting
			.apply(this.settings.apply(Flyway.configure().dataSource(dataSource).locations(migrationLocation())))
			.load();
	}

	/**
	 * Migrate with Flyway alone.
	 * @return how many migrations were run
	 */
	int up() {
		return flyway().migrate().migrationsExecuted;
	}

	/**
	 * Undo versions.
	 * @param count how many
	 * @return what was done, in the order in which it was told
	 */
	List<String> down(int count) {
		return down(flyway(), count);
	}

	List<String> down(Flyway flyway, int count) {
		Downgrade downgrade = downgrade(flyway);
		List<String> told = new ArrayList<>();
		downgrade.run(downgrade.plan(count), (step) -> told.add(step.undoScript()));
		return told;
	}

	Downgrade downgrade() {
		return downgrade(flyway());
	}

	Downgrade downgrade(Flyway flyway) {
		return new Downgrade(new StaticListableBeanFactory(Map.of("flyway", flyway)).getBeanProvider(Flyway.class),
				List.of(undoLocation()));
	}

	/**
	 * Return everything that may not change where a downgrade is refused.
	 * @return the catalog and all rows of the history
	 * @throws SQLException if it cannot be read
	 */
	List<String> everything() throws SQLException {
		List<String> everything = new ArrayList<>(Catalog.of(this.simulator));
		List<String> tables = Catalog.query(this.simulator,
				"select oid::regclass from pg_class where relname ~ 'history$|^Versions$'");
		everything.addAll(Catalog.query(this.simulator,
				tables.stream()
					.map((table) -> "select h from " + table + " h order by installed_rank")
					.toArray(String[]::new)));
		return everything;
	}

}

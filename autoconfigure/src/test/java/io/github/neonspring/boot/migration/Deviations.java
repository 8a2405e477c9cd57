package io.github.neonspring.boot.migration;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.resolver.MigrationResolver;

/**
 * Deviations after each of which Flyway has to run in full, whether it then finds
 * something to do, something to complain of, or nothing.
 */
final class Deviations {

	private static final String HISTORY = "insert into flyway_schema_history values (5, '%s', '%s', '%s', '%s', %s,"
			+ " 'somebody', now(), 1, true)";

	private Deviations() {
	}

	static Stream<Deviation> all() {
		return Stream.of(files(), history(), table(), settings(), code()).flatMap(List::stream);
	}

	private static List<Deviation> files() {
		return List.of(new Deviation("a pending migration").file("V4__more.sql", "create table more (id int);"),
				new Deviation("two pending migrations").file("V4__more.sql", "create table more (id int);")
					.file("V5__most.sql", "create table most (id int);"),
				new Deviation("a pending migration that leaves another role behind")
					.file("V4__role.sql", "create table more (id int); set role visitor;")
					.file("V5__most.sql", "create table most (id int);"),
				new Deviation("a pending migration that fails").file("V4__more.sql", "create table note (id int);"),
				new Deviation("a changed script").file("V2__text.sql", "alter table note add column text varchar;"),
				new Deviation("a changed description").without("V2__text.sql")
					.file("V2__words.sql", "alter table note add column text text;"),
				new Deviation("a script in another place").without("V2__text.sql")
					.file("later/V2__text.sql", "alter table note add column text text;"),
				new Deviation("a missing script").without("V2__text.sql"),
				new Deviation("a missing last script").without("V3__written.sql"),
				new Deviation("a script out of order").file("V2_5__between.sql", "create table between_them (id int);"),
				new Deviation("two scripts of one version").file("V3__other.sql", "create table other (id int);"),
				new Deviation("a changed repeatable script").file("R__notes.sql",
						"create or replace view notes as select id, text from note;"),
				new Deviation("a new repeatable script").file("R__texts.sql",
						"create or replace view texts as select text from note;"),
				new Deviation("a missing repeatable script").without("R__notes.sql"),
				new Deviation("a callback").file("afterMigrate.sql", "create table if not exists called (id int);"),
				new Deviation("no scripts").without("V1__notes.sql")
					.without("V2__text.sql")
					.without("V3__written.sql")
					.without("R__notes.sql"),
				new Deviation("a placeholder of the database's").file("R__user.sql",
						"create or replace view users as select '${flyway:user}' as name;"));
	}

	private static List<Deviation> history() {
		return List.of(
				new Deviation("a failed migration")
					.sql("update flyway_schema_history set success = false where version = '3'"),
				new Deviation("another checksum")
					.sql("update flyway_schema_history set checksum = 1 where version = '2'"),
				new Deviation("no checksum")
					.sql("update flyway_schema_history set checksum = null where version = '2'"),
				new Deviation("another type").sql("update flyway_schema_history set type = 'JDBC' where version = '2'"),
				new Deviation("an unknown type")
					.sql("update flyway_schema_history set type = 'MAGIC' where version = '2'"),
				new Deviation("a baseline").sql(HISTORY.formatted("4", "base", "BASELINE", "base", "null")),
				new Deviation("a deletion").sql(HISTORY.formatted("3", "written", "DELETE", "V3__written.sql", "null")),
				new Deviation("a deletion of a repeatable script")
					.sql("insert into flyway_schema_history values (5, null, 'notes', 'DELETE', 'R__notes.sql', 1,"
							+ " 'somebody', now(), 1, true)"),
				new Deviation("a deletion of what was never there")
					.sql(HISTORY.formatted("9", "future", "DELETE", "V9__future.sql", "null")),
				new Deviation("a deletion of an earlier run of a repeatable script")
					.sql("insert into flyway_schema_history select 5, null, 'notes', 'SQL', script, 1, 'somebody',"
							+ " now(), 1, true from flyway_schema_history where version is null")
					.sql("insert into flyway_schema_history values (6, null, 'notes', 'DELETE', 'R__notes.sql', 1,"
							+ " 'somebody', now(), 1, true)"),
				new Deviation("an undone migration")
					.sql(HISTORY.formatted("3", "written", "UNDO_SQL", "U3__written.sql", "1")),
				new Deviation("a migration from the future")
					.sql(HISTORY.formatted("9", "future", "SQL", "V9__future.sql", "1")),
				new Deviation("an order of its own")
					.sql("update flyway_schema_history set installed_rank = 9 where version = '2'"),
				new Deviation("an empty history").sql("delete from flyway_schema_history"),
				new Deviation("the first migration only")
					.sql("delete from flyway_schema_history where version is distinct from '1'")
					.sql("drop view notes")
					.sql("alter table note drop column text")
					.sql("alter table note drop column written"));
	}

	private static List<Deviation> table() {
		return List.of(new Deviation("no history, but tables").sql("drop table flyway_schema_history"),
				new Deviation("an empty schema").sql("drop table flyway_schema_history").sql("drop table note cascade"),
				new Deviation("another column").sql("alter table flyway_schema_history add column remark text"),
				new Deviation("another type of column")
					.sql("alter table flyway_schema_history alter column script type text"),
				new Deviation("a view").sql("alter table flyway_schema_history rename to old_history")
					.sql("create view flyway_schema_history as select * from old_history"),
				new Deviation("a history beyond the current schema").sql("create schema first")
					.sql("alter database $database set search_path = first, public"));
	}

	private static List<Deviation> settings() {
		return List.of(new Deviation("out of order allowed").setting((flyway) -> flyway.outOfOrder(true)),
				new Deviation("a target").setting((flyway) -> flyway.target("2")),
				new Deviation("a group").setting((flyway) -> flyway.group(true)),
				new Deviation("baseline on migrate").setting((flyway) -> flyway.baselineOnMigrate(true)),
				new Deviation("a baseline version")
					.setting((flyway) -> flyway.baselineVersion(MigrationVersion.fromVersion("3"))),
				new Deviation("a default schema").setting((flyway) -> flyway.defaultSchema("other")),
				new Deviation("several schemas").setting((flyway) -> flyway.schemas("public", "other")),
				new Deviation("no schemas to create").setting((flyway) -> flyway.createSchemas(false)),
				new Deviation("SQL of its own on each connection")
					.setting((flyway) -> flyway.initSql("create table if not exists initialized (id int)")),
				new Deviation("ignored migrations").setting((flyway) -> flyway.ignoreMigrationPatterns("*:missing")),
				new Deviation("execution skipped").setting((flyway) -> flyway.skipExecutingMigrations(true))
					.file("V4__more.sql", "create table more (id int);"),
				new Deviation("names validated").setting((flyway) -> flyway.validateMigrationNaming(true))
					.file("V4_more.sql", "create table more (id int);"),
				new Deviation("resolvers skipped").setting((flyway) -> flyway.skipDefaultResolvers(true)),
				new Deviation("callbacks skipped").setting((flyway) -> flyway.skipDefaultCallbacks(true)),
				new Deviation("another history table").setting((flyway) -> flyway.table("my_history")),
				new Deviation("another prefix").setting((flyway) -> flyway.sqlMigrationPrefix("M")),
				new Deviation("a placeholder of Flyway's own")
					.setting((flyway) -> flyway.placeholders(Map.of("flyway:user", "me"))));
	}

	private static List<Deviation> code() {
		return List.of(new Deviation("a callback in Java").setting((flyway) -> flyway.callbacks(new TableMaker())),
				new Deviation("a resolver").setting((flyway) -> flyway.resolvers(noMigrations())),
				new Deviation("a migration in Java without a checksum")
					.setting((flyway) -> flyway.javaMigrations(new V4__java())));
	}

	private static MigrationResolver noMigrations() {
		return (context) -> List.of();
	}

	/**
	 * Makes a table after each migration.
	 */
	private static final class TableMaker implements Callback {

		@Override
		public boolean supports(Event event, Context context) {
			return event == Event.AFTER_MIGRATE;
		}

		@Override
		public boolean canHandleInTransaction(Event event, Context context) {
			return true;
		}

		@Override
		public void handle(Event event, Context context) {
			try (Statement statement = context.getConnection().createStatement()) {
				statement.execute("create table called (id int)");
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public String getCallbackName() {
			return "table maker";
		}

	}

	/**
	 * A migration without a checksum.
	 */
	public static final class V4__java extends BaseJavaMigration {

		@Override
		public void migrate(org.flywaydb.core.api.migration.Context context) throws Exception {
			try (Statement statement = context.getConnection().createStatement()) {
				statement.execute("create table in_java (id int)");
			}
		}

	}

}

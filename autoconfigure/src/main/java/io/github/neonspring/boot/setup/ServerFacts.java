package io.github.neonspring.boot.setup;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * What the server says about itself and about who sets it up.
 *
 * @param version the version, such as 180000
 * @param user who is logged in
 * @param superuser whether that is a superuser
 * @param mayCreateDatabases whether it may create databases
 * @param mayCreateRoles whether it may create roles
 * @param mayCreateExtensions whether it may create objects in this database, as for a
 * trusted extension
 * @param schema the current schema
 * @param mayCreateTables whether it may create tables there
 * @param lenient whether the server is one on which roles that are no superusers may do
 * what PostgreSQL leaves to superusers
 */
record ServerFacts(int version, String user, boolean superuser, boolean mayCreateDatabases, boolean mayCreateRoles,
		boolean mayCreateExtensions, @Nullable String schema, boolean mayCreateTables, boolean lenient) {

	private static final String QUESTION = "select current_setting('server_version_num')::int, rolname, rolsuper,"
			+ " rolcreatedb, rolcreaterole, has_database_privilege(current_database(), 'CREATE'), current_schema(),"
			+ " coalesce(has_schema_privilege(current_schema(), 'CREATE'), false), exists (select from pg_roles where"
			+ " rolname in ('rds_superuser', 'cloudsqlsuperuser', 'azure_pg_admin', 'supabase_admin'))"
			+ " from pg_roles where rolname = current_user";

	static ServerFacts of(Sql sql) throws SQLException {
		return sql
			.query((row) -> new ServerFacts(row.getInt(1), row.getString(2), row.getBoolean(3), row.getBoolean(4),
					row.getBoolean(5), row.getBoolean(6), row.getString(7), row.getBoolean(8), row.getBoolean(9)),
					QUESTION)
			.get(0);
	}

}

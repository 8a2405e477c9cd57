package io.github.neonspring.boot.setup;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the application's role may do: read and write the tables and use the sequences of
 * the application's schemas, those to come included. It may create nothing, and not write
 * what says which migrations and seeds were done. A table of which it may do something
 * already is left as it is: a migration has decided that.
 *
 * @param role the application's role
 * @param schemas the application's schemas
 */
record Privileges(String role, SetupSchemas schemas) {

	/** Tables of ours to give away, and not of an extension's. */
	private static final String RELATIONS = " from pg_class c where c.relnamespace = ?::regnamespace and c.relkind"
			+ " = any (?::\"char\"[]) and pg_has_role(c.relowner, 'usage') and c.relname <> all (?) and not exists"
			+ " (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype ="
			+ " 'e') and ";

	private static final String ANY = "(has_any_column_privilege(?, c.oid, 'SELECT, INSERT, UPDATE') or"
			+ " has_table_privilege(?, c.oid, 'DELETE'))";

	private static final String TABLES = "select c.oid::regclass::text" + RELATIONS + "not " + ANY + " order by 1";

	private static final String PARTLY = "select c.oid::regclass::text" + RELATIONS + ANY
			+ " and not (has_table_privilege(?, c.oid, 'SELECT') and has_table_privilege(?, c.oid, 'INSERT') and"
			+ " has_table_privilege(?, c.oid, 'UPDATE') and has_table_privilege(?, c.oid, 'DELETE')) order by 1";

	private static final String SEQUENCES = "select c.oid::regclass::text" + RELATIONS
			+ "not has_sequence_privilege(?, c.oid, 'USAGE, SELECT') order by 1";

	private static final String PROTECTED = "select c.oid::regclass::text from pg_class c where c.relnamespace ="
			+ " ?::regnamespace and c.relname = any (?) and c.relkind = 'r' and pg_has_role(c.relowner, 'usage')"
			+ " and has_table_privilege(?, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')";

	private static final String BY_DEFAULT = "select count(*) filter (where d.defaclobjtype = 'r' and a.privilege_type"
			+ " in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')) = 4 and count(*) filter (where d.defaclobjtype = 'S' and"
			+ " a.privilege_type in ('USAGE', 'SELECT')) = 2 from pg_default_acl d, aclexplode(d.defaclacl) a where"
			+ " d.defaclrole = quote_ident(current_user)::regrole and d.defaclnamespace = ?::regnamespace and a.grantee ="
			+ " ?::regrole";

	void grant(Sql sql, Consumer<String> progress) throws SQLException {
		for (String schema : this.schemas.existing(sql)) {
			grant(sql, schema, progress);
		}
	}

	private void grant(Sql sql, String schema, Consumer<String> progress) throws SQLException {
		String to = " to " + Sql.identifier(this.role);
		if (!sql.is("select has_schema_privilege(?, ?, 'USAGE')", this.role, schema)) {
			sql.execute("grant usage on schema " + Sql.identifier(schema) + to);
		}
		List<String> tables = tablesWithout(sql, schema);
		if (!tables.isEmpty()) {
			sql.execute("grant select, insert, update, delete on " + String.join(", ", tables) + to);
		}
		List<String> sequences = sequencesWithout(sql, schema);
		if (!sequences.isEmpty()) {
			sql.execute("grant usage, select on sequence " + String.join(", ", sequences) + to);
		}
		protect(sql, schema);
		boolean byDefault = isByDefault(sql, schema);
		if (!byDefault) {
			grantByDefault(sql, schema, to);
		}
		if (!tables.isEmpty() || !sequences.isEmpty() || !byDefault) {
			progress.accept("%s may read and write %s: %d tables and %d sequences more, and those to come"
				.formatted(this.role, schema, tables.size(), sequences.size()));
		}
	}

	// The default privileges reach these, too
	private void protect(Sql sql, String schema) throws SQLException {
		for (String table : writable(sql, schema)) {
			sql.execute("revoke all on " + table + " from " + Sql.identifier(this.role));
		}
	}

	private void grantByDefault(Sql sql, String schema, String to) throws SQLException {
		String objects = "alter default privileges in schema " + Sql.identifier(schema) + " grant ";
		sql.execute(objects + "select, insert, update, delete on tables" + to);
		sql.execute(objects + "usage, select on sequences" + to);
	}

	/**
	 * Return the tables and views that the role can neither read nor write.
	 * @param sql a connection as the owner
	 * @param schema the schema
	 * @return the tables of the owner
	 * @throws SQLException if the database cannot be asked
	 */
	List<String> tablesWithout(Sql sql, String schema) throws SQLException {
		return sql.texts(TABLES, quoted(schema), List.of("r", "p", "v", "m", "f"), kept(), this.role, this.role);
	}

	/**
	 * Return the tables that the role can only read or only write, or some columns of
	 * them. Views are often just to be read.
	 * @param sql a connection as the owner
	 * @param schema the schema
	 * @return the tables of the owner
	 * @throws SQLException if the database cannot be asked
	 */
	List<String> partly(Sql sql, String schema) throws SQLException {
		return sql.texts(PARTLY, quoted(schema), List.of("r", "p"), kept(), this.role, this.role, this.role, this.role,
				this.role, this.role);
	}

	List<String> sequencesWithout(Sql sql, String schema) throws SQLException {
		return sql.texts(SEQUENCES, quoted(schema), List.of("S"), kept(), this.role);
	}

	/**
	 * Return the records of migrations and seeds that the role could change.
	 * @param sql a connection as the owner
	 * @param schema the schema
	 * @return the tables of the owner
	 * @throws SQLException if the database cannot be asked
	 */
	List<String> writable(Sql sql, String schema) throws SQLException {
		return sql.texts(PROTECTED, quoted(schema), kept(), this.role);
	}

	boolean isByDefault(Sql sql, String schema) throws SQLException {
		return sql.is(BY_DEFAULT, quoted(schema), Sql.identifier(this.role));
	}

	private List<String> kept() {
		return List.of(this.schemas.historyTable(), SeedRecords.TABLE);
	}

	private static String quoted(String schema) {
		return Sql.identifier(schema);
	}

}

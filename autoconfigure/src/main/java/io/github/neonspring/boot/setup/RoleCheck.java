package io.github.neonspring.boot.setup;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Says whether the application's role may do what it needs, and no more.
 *
 * @param role the role
 * @param schemas the application's schemas
 */
record RoleCheck(String role, SetupSchemas schemas) {

	private static final String CHECK = "application role";

	private static final String ATTRIBUTES = "select case when rolsuper then 'superuser' end, case when rolcreaterole"
			+ " then 'may create roles' end, case when rolcreatedb then 'may create databases' end, case when"
			+ " rolbypassrls then 'bypasses row security' end, case when not rolcanlogin then 'may not log in' end"
			+ " from pg_roles where rolname = ?";

	private static final String POWERFUL = "select rolname from pg_roles where rolname in ('pg_read_all_data',"
			+ " 'pg_write_all_data', 'pg_read_server_files', 'pg_write_server_files', 'pg_execute_server_program',"
			+ " 'neon_superuser', 'rds_superuser') and pg_has_role(?, oid, 'usage') order by rolname";

	private static final int SHOWN = 5;

	static Finding login(String check, Sql sql) throws SQLException {
		String user = sql.texts("select current_user").get(0);
		return sql.is("select rolsuper from pg_roles where rolname = current_user")
				? Finding.warning(check, user + " is a superuser", "Log in as a role that is none.")
				: Finding.ok(check, user + " is no superuser");
	}

	List<Finding> findings(Sql sql) throws SQLException {
		List<List<String>> attributes = sql.query((row) -> {
			List<String> found = new ArrayList<>();
			for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
				found.add(String.valueOf(row.getString(i)));
			}
			return found;
		}, ATTRIBUTES, this.role);
		if (attributes.isEmpty()) {
			return List.of(Finding.failure(CHECK, this.role + " does not exist", "Run --neon.command=setup."));
		}
		List<Finding> findings = new ArrayList<>();
		attributes(attributes.get(0).stream().filter((found) -> !found.equals("null")).toList(), findings);
		powers(sql, findings);
		for (String schema : this.schemas.existing(sql)) {
			schema(sql, schema, findings);
		}
		if (findings.isEmpty()) {
			findings.add(Finding.ok(CHECK, this.role + " reads and writes, and may create nothing"));
		}
		return findings;
	}

	private void attributes(List<String> attributes, List<Finding> findings) {
		if (attributes.contains("may not log in")) {
			findings.add(Finding.failure(CHECK, this.role + " may not log in",
					"Run ALTER ROLE " + Sql.identifier(this.role) + " LOGIN."));
		}
		else if (!attributes.isEmpty()) {
			findings.add(Finding.warning(CHECK, this.role + ": " + String.join(", ", attributes),
					"Take it away with ALTER ROLE " + Sql.identifier(this.role) + "."));
		}
	}

	private void powers(Sql sql, List<Finding> findings) throws SQLException {
		List<String> powers = sql.texts(POWERFUL, this.role);
		if (!powers.isEmpty()) {
			findings.add(Finding.warning(CHECK, this.role + " has the powers of " + String.join(", ", powers),
					"Run REVOKE " + String.join(", ", powers) + " FROM " + Sql.identifier(this.role)
							+ ", or take another" + " role: those that Neon's console creates are in neon_superuser."));
		}
	}

	private void schema(Sql sql, String schema, List<Finding> findings) throws SQLException {
		Privileges privileges = new Privileges(this.role, this.schemas);
		if (sql.is("select has_schema_privilege(?, ?, 'CREATE')", this.role, schema)) {
			findings.add(Finding.warning(CHECK, this.role + " may create tables in " + schema,
					"Run REVOKE CREATE ON SCHEMA %s FROM PUBLIC, %s.".formatted(Sql.identifier(schema),
							Sql.identifier(this.role))));
		}
		List<String> out = new ArrayList<>(privileges.tablesWithout(sql, schema));
		out.addAll(privileges.sequencesWithout(sql, schema));
		if (!out.isEmpty() || !sql.is("select has_schema_privilege(?, ?, 'USAGE')", this.role, schema)) {
			findings.add(Finding.failure(CHECK, this.role + " may not use all of " + schema + ": " + shown(out),
					"Run --neon.command=setup."));
		}
		List<String> partly = privileges.partly(sql, schema);
		if (!partly.isEmpty()) {
			findings.add(Finding.warning(CHECK, this.role + " may not both read and write " + shown(partly),
					"Run GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO %s, unless it is meant so."
						.formatted(String.join(", ", partly), Sql.identifier(this.role))));
		}
		if (!privileges.isByDefault(sql, schema)) {
			findings.add(Finding.warning(CHECK, this.role + " will not be able to use what is created in " + schema,
					"Run --neon.command=setup."));
		}
		List<String> writable = privileges.writable(sql, schema);
		if (!writable.isEmpty()) {
			findings.add(Finding.warning(CHECK, this.role + " may change " + String.join(", ", writable),
					"Run --neon.command=setup."));
		}
	}

	private static String shown(List<String> names) {
		String shown = String.join(", ", names.subList(0, Math.min(names.size(), SHOWN)));
		return (names.size() > SHOWN) ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
	}

}

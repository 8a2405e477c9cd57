package io.github.neonspring.boot.migration.undo;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import io.github.neonspring.boot.testkit.NeonSimulator;

/**
 * What the catalog says about everything that migrations can make, in words that do not
 * depend on when it was made.
 */
final class Catalog {

	private static final String IN_USER_SCHEMAS = " in (select oid from pg_namespace where nspname !~ '^(pg_|information_schema)') ";

	private static final List<String> QUERIES = List.of(
			"select format('schema %s %s %s', nspname, nspacl, obj_description(oid)) from pg_namespace"
					+ " where nspname !~ '^pg_'",
			"""
					select format('relation %s.%s %s %s owner %s acl %s options %s comment %s', relnamespace::regnamespace,
					 relname, relkind, relpersistence, pg_get_userbyid(relowner), relacl, reloptions, obj_description(oid))
					from pg_class where relnamespace"""
					+ IN_USER_SCHEMAS,
			"""
					select format('column %s.%s %s %s %s notnull %s default %s identity %s acl %s comment %s', relnamespace::regnamespace,
					 relname, row_number() over (partition by c.oid order by attnum), attname, format_type(atttypid, atttypmod),
					 attnotnull, pg_get_expr(adbin, adrelid), attidentity, attacl, col_description(c.oid, attnum))
					from pg_attribute a join pg_class c on c.oid = attrelid left join pg_attrdef d on adrelid = c.oid and adnum = attnum
					where attnum > 0 and not attisdropped and relnamespace"""
					+ IN_USER_SCHEMAS,
			"""
					select format('constraint %s %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid),
					 obj_description(oid)) from pg_constraint where connamespace""" + IN_USER_SCHEMAS,
			"select format('index %s', pg_get_indexdef(indexrelid)) from pg_index join pg_class c on c.oid = indexrelid"
					+ " where relnamespace" + IN_USER_SCHEMAS,
			"""
					select format('sequence %s.%s %s %s %s %s %s %s last %s', schemaname, sequencename, data_type, start_value,
					 min_value, max_value, increment_by, cycle, last_value) from pg_sequences""",
			"select format('view %s %s', oid::regclass, pg_get_viewdef(oid)) from pg_class where relkind in ('v', 'm')"
					+ " and relnamespace" + IN_USER_SCHEMAS,
			"select format('function %s acl %s %s', pg_get_functiondef(oid), proacl, obj_description(oid)) from pg_proc"
					+ " where prokind in ('f', 'p') and pronamespace" + IN_USER_SCHEMAS,
			"select format('trigger %s', pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal",
			"select format('enum %s %s', enumtypid::regtype, string_agg(enumlabel, ',' order by enumsortorder))"
					+ " from pg_enum group by enumtypid",
			"select format('default privileges %s', defaclacl) from pg_default_acl");

	private Catalog() {
	}

	static List<String> of(NeonSimulator simulator) throws SQLException {
		return query(simulator, QUERIES.toArray(String[]::new));
	}

	static List<String> query(NeonSimulator simulator, String... queries) throws SQLException {
		try (Connection connection = simulator.superuserConnection();
				Statement statement = connection.createStatement()) {
			List<String> values = new ArrayList<>();
			for (String query : queries) {
				read(statement, query, values);
			}
			return values;
		}
	}

	private static void read(Statement statement, String query, List<String> values) throws SQLException {
		try (ResultSet result = statement.executeQuery(query)) {
			List<String> answer = new ArrayList<>();
			while (result.next()) {
				answer.add(String.valueOf(result.getString(1)));
			}
			values.addAll(query.contains("order by installed_rank") ? answer : answer.stream().sorted().toList());
		}
	}

}

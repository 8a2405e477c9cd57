package io.github.neonspring.boot.budget;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import org.postgresql.PGConnection;

/**
 * What the server says about connections, and how many instances it sees.
 *
 * @param maximum {@code max_connections}
 * @param forSuperusers {@code superuser_reserved_connections}
 * @param reserved {@code reserved_connections}, there since PostgreSQL 16
 * @param role the role that logged in
 * @param superuser whether the role is a superuser, for whom only {@code max_connections}
 * holds
 * @param usesReserved whether the role may use the reserved connections
 * @param roleLimit {@code CONNECTION LIMIT} of the role; negative for none
 * @param database the database
 * @param databaseLimit {@code CONNECTION LIMIT} of the database; negative for none
 * @param instances how many instances of the application are connected
 * @param otherBackend whether another backend answers than the one that the driver was
 * told of, as behind a pooler, and behind Neon's proxy in any case
 */
record ServerLimits(int maximum, int forSuperusers, int reserved, String role, boolean superuser, boolean usesReserved,
		int roleLimit, String database, int databaseLimit, int instances, boolean otherBackend) {

	private static final int ANSWER_SECONDS = 5;

	private static final String SQL = """
			select current_setting('max_connections')::int,
			 current_setting('superuser_reserved_connections')::int,
			 coalesce(current_setting('reserved_connections', true), '0')::int,
			 r.rolname, r.rolsuper,
			 exists (select from pg_catalog.pg_auth_members m join pg_catalog.pg_roles g on g.oid = m.roleid
			  where m.member = r.oid and g.rolname = 'pg_use_reserved_connections'),
			 r.rolconnlimit, d.datname, d.datconnlimit,
			 (select count(distinct case when right(n.name, 8) = n.instance then a.application_name
			   else coalesce(a.client_addr::text, 'local') end)
			  from pg_catalog.pg_stat_activity a
			  where a.datname = d.datname and (n.name <> '' and a.application_name = n.name
			   or right(n.name, 8) = n.instance and left(a.application_name, -8) = left(n.name, -8)
			   and right(a.application_name, 8) ~ '^[0-9a-f]{8}$')),
			 pg_backend_pid()
			from pg_catalog.pg_roles r, pg_catalog.pg_database d,
			 (select current_setting('application_name') as name, ?::text as instance) n
			where r.rolname = session_user and d.datname = current_database()""";

	/**
	 * Ask the server. Instances are counted by the {@code application_name} of the
	 * connection: the starter's own ends in eight hexadecimal digits that differ from
	 * instance to instance; one that the application has chosen is the same for all of
	 * them, and there the addresses of the clients are counted.
	 * @param connection the connection
	 * @param instance in what the starter's own name ends here
	 * @return the answer
	 * @throws SQLException if there is none
	 */
	static ServerLimits ask(Connection connection, String instance) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(SQL)) {
			statement.setQueryTimeout(ANSWER_SECONDS);
			statement.setString(1, instance);
			try (ResultSet row = statement.executeQuery()) {
				if (!row.next()) {
					throw new SQLException("The server does not show the role and the database of this session");
				}
				int backend = connection.unwrap(PGConnection.class).getBackendPID();
				return new ServerLimits(row.getInt(1), row.getInt(2), row.getInt(3), row.getString(4),
						row.getBoolean(5), row.getBoolean(6), row.getInt(7), row.getString(8), row.getInt(9),
						row.getInt(10), row.getInt(11) != backend);
			}
		}
	}

}

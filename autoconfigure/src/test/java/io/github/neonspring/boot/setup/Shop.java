package io.github.neonspring.boot.setup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.flywaydb.core.Flyway;

import io.github.neonspring.boot.connection.driver.ConnectListener;
import io.github.neonspring.boot.connection.driver.JdbcTarget;
import io.github.neonspring.boot.connection.driver.TargetOptions;
import io.github.neonspring.boot.connection.string.ConnectionString;
import io.github.neonspring.boot.migration.MigrationState;
import io.github.neonspring.boot.resilience.BringUp;
import io.github.neonspring.boot.testkit.NeonSimulator;

/**
 * A database that is to be set up, with a role of its own.
 *
 * @param simulator the server
 * @param name the name of the database
 */
record Shop(NeonSimulator simulator, String name) {

	static final String PASSWORD = "hush-Sesame-öffne-dich-4711";

	private static final String STATE = """
			select c.relname || ' ' || c.relkind::text || ' ' || coalesce(c.relacl::text, '')
			from pg_class c where c.relnamespace = 'public'::regnamespace
			union all select 'schema ' || nspacl::text from pg_namespace where nspname = 'public'
			union all select 'default ' || defaclobjtype::text || defaclacl::text from pg_default_acl
			union all select 'extension ' || extname from pg_extension
			union all select 'account ' || a::text from account a
			union all select 'rate ' || r::text from rate r
			union all select 'seed ' || file || checksum || rows from neon_setup
			union all select 'next ' || last_value from account_id_seq
			union all select 'version ' || version from flyway_schema_history
			order by 1""";

	String role() {
		return this.name + "_app";
	}

	String ownerUrl() {
		return this.simulator.url().replace("/neondb?", "/" + this.name + "?");
	}

	String applicationUrl(String password) {
		return ownerUrl().replaceFirst("//[^@]+@", "//" + role() + ":" + password.replace("ö", "%C3%B6") + "@");
	}

	NeonSetupProperties properties() {
		NeonSetupProperties properties = new NeonSetupProperties();
		properties.setCreateDatabase(true);
		properties.setExtensions(List.of("citext"));
		properties.setApplicationRole(role());
		properties.setApplicationRolePassword(PASSWORD);
		properties.setSeedLocations(List.of("classpath:db/seed/good"));
		return properties;
	}

	String[] arguments() {
		return new String[] { "neon.url=" + applicationUrl(PASSWORD), "neon.direct-url=" + ownerUrl(),
				"neon.setup.create-database=true", "neon.setup.extensions=citext",
				"neon.setup.application-role=" + role(), "neon.setup.application-role-password=" + PASSWORD,
				"neon.setup.seed-locations=classpath:db/seed/good", "spring.flyway.locations=classpath:db/shop" };
	}

	SetupConnections connections() {
		return connections(ownerUrl());
	}

	SetupConnections connections(String ownerUrl) {
		return new SetupConnections(target(applicationUrl(PASSWORD)), target(ownerUrl),
				new BringUp(Duration.ofSeconds(10)), ConnectListener.NONE);
	}

	private static JdbcTarget target(String url) {
		return JdbcTarget.of(ConnectionString.parse(url), TargetOptions.NONE);
	}

	DatabaseSetup setup(NeonSetupProperties properties, Consumer<String> progress) {
		return new DatabaseSetup(properties, schemas(), connections(), progress);
	}

	List<String> setUp(NeonSetupProperties properties, Consumer<String> progress) {
		DatabaseSetup setup = setup(properties, progress);
		setup.beforeMigrations();
		setup.migrate(this::migrate);
		setup.afterMigrations();
		return setup.finished();
	}

	int migrate() {
		return Flyway.configure(getClass().getClassLoader())
			.dataSource(this.simulator.jdbcUrl().replace("/neondb?", "/" + this.name + "?"), null, null)
			.locations("classpath:db/shop")
			.load()
			.migrate().migrationsExecuted;
	}

	CheckReport check(NeonSetupProperties properties, MigrationState migrations) {
		return new DatabaseCheck(properties, schemas(), connections(), () -> migrations, new BudgetCheck(null)).run();
	}

	static SetupSchemas schemas() {
		return new SetupSchemas(List.of(), "flyway_schema_history");
	}

	List<String> state() throws SQLException {
		// The role's name and the checksums are those of one database
		return query(STATE).stream().map((line) -> line.replace(this.name, "shop")).toList();
	}

	List<String> query(String sql) throws SQLException {
		try (Connection connection = asOwner()) {
			return new Sql(connection).texts(sql);
		}
	}

	Connection asOwner() throws SQLException {
		return DriverManager.getConnection(this.simulator.jdbcUrl().replace("/neondb?", "/" + this.name + "?"));
	}

	void endSessionsOfTheOwner() {
		try {
			this.simulator.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname in ('"
					+ this.name + "', 'postgres') and usename = 'neondb_owner'");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static List<String> cluster(NeonSimulator simulator) throws SQLException {
		List<String> all = new ArrayList<>();
		try (Connection connection = simulator.superuserConnection()) {
			all.addAll(new Sql(connection).texts("select datname from pg_database union all"
					+ " select rolname || rolsuper || rolcanlogin from pg_roles union all"
					+ " select relname from pg_class where relnamespace = 'public'::regnamespace union all"
					+ " select extname from pg_extension order by 1"));
		}
		return all;
	}

}

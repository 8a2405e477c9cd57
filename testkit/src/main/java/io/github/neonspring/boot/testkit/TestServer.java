package io.github.neonspring.boot.testkit;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.testkit.postgres.SharedServer;

/**
 * The PostgreSQL for the tests of one build, which all its JVMs share, and what is done
 * with whole databases on it. Threads may share an instance.
 *
 * @since 0.1.0
 */
public final class TestServer {

	private static final String OWNER = "neondb_owner";

	private static final Map<String, String> PARAMETERS = Map.of("max_connections", "1000", "shared_buffers", "64MB",
			"full_page_writes", "off", "autovacuum", "off", "max_wal_size", "2GB", "checkpoint_timeout", "1h");

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static @Nullable TestServer ofThisJvm;

	private final SharedServer server;

	private final SuperuserDoor door;

	private final Maintenance maintenance;

	private final String password;

	private final ExecutorService background = Executors.newSingleThreadExecutor((task) -> {
		Thread thread = new Thread(task, "neon-test-databases");
		thread.setDaemon(true);
		return thread;
	});

	private final TestDatabaseNames names = TestDatabaseNames.ofThisJvm();

	private final DroppedDatabases dropped;

	private TestServer(SharedServer server) throws SQLException {
		this.server = server;
		this.door = door(server);
		this.maintenance = new Maintenance(this.door);
		this.dropped = new DroppedDatabases(this.door, this.background);
		this.password = this.door.text(Maintenance.DATABASE, "select password from neon_testkit");
	}

	/**
	 * Return the server of the build that this JVM belongs to; the first one to ask
	 * starts it.
	 * @return the running server
	 * @throws IllegalStateException if PostgreSQL does not start
	 */
	public static synchronized TestServer ofThisBuild() {
		TestServer known = ofThisJvm;
		if (known == null) {
			Path build = BuildDirectory.around(Path.of("").toAbsolutePath());
			try {
				known = new TestServer(SharedServer.join(build, PARAMETERS, TestServer::prepare));
				known.removeLeftovers();
			}
			catch (SQLException ex) {
				throw Maintenance.failure("could not be asked for the tests' password", ex);
			}
			ofThisJvm = known;
		}
		return known;
	}

	private static SuperuserDoor door(SharedServer server) {
		return new SuperuserDoor(new TenantServer(server, Maintenance.DATABASE));
	}

	private static void prepare(SharedServer server) {
		SuperuserDoor door = door(server);
		String password = "npg_" + new BigInteger(96, new SecureRandom()).toString(36);
		try {
			new NeonRoles(door).create(OWNER, password, "neondb");
			FileCloning.tryOn(door);
			door.execute(Maintenance.DATABASE, "create table neon_testkit as select '" + password + "' as password");
		}
		catch (SQLException ex) {
			throw Maintenance.failure("could not be prepared", ex);
		}
	}

	/**
	 * Start an endpoint in front of a database of this server.
	 * @param database the database, which exists
	 * @return the running endpoint, to be closed
	 */
	public NeonSimulator endpoint(String database) {
		return NeonSimulator.builder()
			.sharedServer(this.server)
			.database(database)
			.user(OWNER)
			.password(this.password)
			.tls(TlsMode.OFF)
			.idleTimeout(Duration.ofDays(1))
			.start();
	}

	/**
	 * Return the role that owns the databases.
	 * @return the role's name
	 */
	public String user() {
		return OWNER;
	}

	/**
	 * Return the role's password.
	 * @return the password
	 */
	public String password() {
		return this.password;
	}

	/**
	 * Create an empty database.
	 * @return its name, which no other JVM of the build has used
	 */
	public String create() {
		String database = this.names.next();
		this.maintenance.execute("create database %s owner %s".formatted(quote(database), OWNER));
		return database;
	}

	/**
	 * Create a database as a copy of another one, which nobody may be connected to.
	 * @param source the database to copy
	 * @param copy the name of the new one
	 */
	public void copy(String source, String copy) {
		this.maintenance.execute(copying(source, copy));
	}

	// Copying files takes half as long as writing all pages to the log: 25 ms against 50
	private static String copying(String source, String copy) {
		return "create database %s template %s strategy file_copy owner %s".formatted(quote(copy), quote(source),
				OWNER);
	}

	/**
	 * Rename a database, which nobody may be connected to.
	 * @param database its name
	 * @param name its new name
	 */
	public void rename(String database, String name) {
		this.maintenance.execute("alter database %s rename to %s".formatted(quote(database), quote(name)));
	}

	/**
	 * Whether there is a database.
	 * @param database its name
	 * @return whether it exists
	 */
	public boolean exists(String database) {
		return this.maintenance
			.number("select count(*) from pg_database where datname = '" + literal(database) + "'") > 0;
	}

	/**
	 * Create a copy in the background.
	 * @param source the database to copy, which nobody may be connected to
	 * @param copy the name of the new one
	 * @return the copy that is being made
	 */
	public Future<String> copySoon(String source, String copy) {
		return this.background.submit(() -> {
			this.door.execute(Maintenance.DATABASE, copying(source, copy));
			return copy;
		});
	}

	/**
	 * Drop a database, together with its sessions, when some more are to be dropped or
	 * with the whole server.
	 * @param database its name
	 */
	public void dropSoon(String database) {
		this.dropped.add(database);
	}

	void removeLeftovers() {
		this.dropped.removeLeftovers(this.names);
	}

	/**
	 * Wait until all sessions of a database have ended, and end those that have not.
	 * @param database its name
	 * @param patience how long to wait before they are ended
	 * @return how many had to be ended
	 */
	public int endSessions(String database, Duration patience) {
		String sessions = " from pg_stat_activity where datname = '" + literal(database) + "'";
		if (this.maintenance.becomesZero("select count(*)" + sessions, patience)) {
			return 0;
		}
		int ended = (int) this.maintenance.number("select count(pg_terminate_backend(pid))" + sessions);
		if (!this.maintenance.becomesZero("select count(*)" + sessions, PATIENCE)) {
			throw new IllegalStateException("Sessions of the test database " + database + " did not end within "
					+ PATIENCE.toSeconds() + " seconds");
		}
		return ended;
	}

	/**
	 * Wait until no other JVM holds a name, then hold it.
	 * @param name the name
	 * @return what lets it go when it is closed, at the latest with this JVM
	 */
	public AutoCloseable hold(String name) {
		return this.maintenance.hold("hashtextextended('" + literal(name) + "', 0)");
	}

	/**
	 * Open a connection as PostgreSQL's superuser.
	 * @param database the database
	 * @return a connection to close
	 * @throws SQLException if it cannot be opened
	 */
	public Connection superuserConnection(String database) throws SQLException {
		return this.door.open(database);
	}

	static String quote(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

	private static String literal(String text) {
		return text.replace("'", "''");
	}

}

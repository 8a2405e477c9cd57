package io.github.neonspring.boot.testkit.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

import io.github.neonspring.boot.testkit.front.LocalSocketFactory;

/**
 * A copy of a running server's data to begin a hot standby with, which then follows
 * through a replication slot: the primary keeps the write-ahead log that the standby has
 * not received yet, also while that sleeps.
 *
 * @param primary the server to follow
 * @param slot the name of the slot
 * @see <a href=
 * "https://www.postgresql.org/docs/18/continuous-archiving.html">PostgreSQL: making a
 * base backup using the low level API</a>
 */
record BaseBackup(PostgresServer primary, String slot) implements ClusterOrigin {

	private static final int DROP_ATTEMPTS = 50;

	private static final long DROP_PAUSE_MILLIS = 20;

	@Override
	public void copyTo(Path target) throws IOException {
		try (Connection session = open(); Statement statement = session.createStatement()) {
			statement.execute(dropSlot());
			statement.execute("select pg_create_physical_replication_slot('" + this.slot + "', true)");
			statement.execute("select pg_backup_start('" + this.slot + "', true)");
			new LiveClusterCopy(this.primary.home().data().path(), target).run();
			try (ResultSet stopped = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
				stopped.next();
				Files.writeString(target.resolve("backup_label"), stopped.getString(1));
			}
		}
		catch (SQLException ex) {
			throw new IOException("The primary refused a base backup: " + ex.getMessage(), ex);
		}
		Files.createFile(target.resolve("standby.signal"));
		FileTree.makePrivate(target);
	}

	ServerParameters parameters(ServerParameters primaryParameters) {
		ServerParameters parameters = primaryParameters.copy();
		String host = (Platform.CURRENT.isWindows()) ? "127.0.0.1" : this.primary.socketDirectory().toString();
		parameters.set("primary_conninfo", "host=" + host + " port=" + this.primary.port() + " user="
				+ PostgresServer.SUPERUSER + " application_name=" + this.slot);
		parameters.set("primary_slot_name", this.slot);
		parameters.set("hot_standby", "on");
		parameters.set("wal_retrieve_retry_interval", "100ms");
		return parameters;
	}

	ProcessUser user() {
		return this.primary.home().user();
	}

	// The walsender may live a little longer than the standby
	@Override
	public void forget() {
		for (int attempt = 0; attempt < DROP_ATTEMPTS && this.primary.isRunning(); attempt++) {
			try (Connection session = open(); Statement statement = session.createStatement()) {
				statement.execute(dropSlot());
				return;
			}
			catch (SQLException ex) {
				Uninterrupted.run(BaseBackup::pause);
			}
		}
	}

	private String dropSlot() {
		return "select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = '" + this.slot
				+ "'";
	}

	private static void pause() {
		try {
			Thread.sleep(DROP_PAUSE_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private Connection open() throws SQLException {
		Properties properties = LocalSocketFactory.properties(this.primary.address());
		properties.setProperty("user", PostgresServer.SUPERUSER);
		return DriverManager.getConnection("jdbc:postgresql://localhost/postgres", properties);
	}

}

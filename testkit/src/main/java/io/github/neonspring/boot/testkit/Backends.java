package io.github.neonspring.boot.testkit;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's processes that serve the sessions of clients or of the pooler.
 */
final class Backends {

	private static final String CHOSEN = "select pid from pg_stat_activity where backend_type = 'client backend' "
			+ "and usename <> current_user%s order by random() limit %d";

	private static final long PATIENCE_SECONDS = 10;

	private static final String ALONE = "The server of this endpoint belongs to all tests of the build, and a killed "
			+ "server process would end their sessions too: start a NeonSimulator in this test for it";

	private final SuperuserDoor door;

	private final @Nullable String database;

	Backends(SuperuserDoor door, @Nullable String onlyDatabase) {
		this.door = door;
		this.database = onlyDatabase;
	}

	int terminate(int backends) {
		return (int) ask("select count(pg_terminate_backend(pid)) from (" + chosen(backends) + ") chosen");
	}

	private String chosen(int backends) {
		String condition = (this.database != null) ? " and datname = '" + this.database.replace("'", "''") + "'" : "";
		return CHOSEN.formatted(condition, backends);
	}

	// Kill one and wait until PostgreSQL has recovered: until then it does not obey a
	// fast shutdown (18.6).
	boolean kill() {
		if (this.database != null) {
			throw new UnsupportedOperationException(ALONE);
		}
		Optional<ProcessHandle> backend = ProcessHandle.of(ask(chosen(1))).filter(ProcessHandle::destroyForcibly);
		backend.ifPresent(this::awaitRecovery);
		return backend.isPresent();
	}

	private void awaitRecovery(ProcessHandle backend) {
		try {
			backend.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
			long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
			while (!accepts() && System.nanoTime() < deadline) {
				Thread.sleep(10);
			}
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new IllegalStateException("The backend " + backend.pid() + " outlived SIGKILL", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private boolean accepts() {
		try {
			this.door.number("postgres", "select 1");
			return true;
		}
		catch (SQLException ex) {
			return false;
		}
	}

	private long ask(String sql) {
		try {
			return this.door.number("postgres", sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("PostgreSQL did not answer, as its sessions were to be ended", ex);
		}
	}

}

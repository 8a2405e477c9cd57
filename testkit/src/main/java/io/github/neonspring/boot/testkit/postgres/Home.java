package io.github.neonspring.boot.testkit.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * All that a server has beside its process, from its first start until it is closed.
 *
 * @param run the temporary directory
 * @param socketDirectory the directory of the Unix socket
 * @param data the cluster
 * @param parameters what is in postgresql.conf
 * @param binaries PostgreSQL's programs
 * @param user whom the processes run as
 * @param watchdog what cleans up after the JVM
 */
record Home(RunDirectory run, Path socketDirectory, DataDirectory data, ServerParameters parameters,
		PostgresBinaries binaries, ProcessUser user, Watchdog watchdog) {

	static Home prepare(@Nullable Path keptDirectory, ServerParameters parameters) throws IOException {
		PostgresBinaries binaries = PostgresBinaries.unpacked();
		RunDirectory run = RunDirectory.create();
		DataDirectory data = new DataDirectory(
				(keptDirectory != null) ? keptDirectory : run.path().resolve(PostgresServer.DATA));
		try {
			ProcessUser user = ProcessUser.ownerOf(data.path());
			Path sockets = run.privateDirectory("s", user);
			Watchdog watchdog = Watchdog.start(data.pidFile().path(), sockets.toString(), run.path(),
					StopMode.IMMEDIATE.signal());
			return new Home(run, sockets, data, parameters, binaries, user, watchdog);
		}
		catch (IOException | RuntimeException ex) {
			run.delete();
			throw ex;
		}
	}

	Postmaster launch(int port) throws IOException {
		this.data.prepare(new TemplateCluster(this.binaries), this.parameters, this.user);
		this.user.own(this.data.path());
		return Postmaster.start(this.binaries, this.user, this.data, List.of("-c",
				"unix_socket_directories=" + sockets(), "-c", "listen_addresses=" + addresses(), "-c", "port=" + port));
	}

	private String sockets() {
		return (Platform.CURRENT.isWindows()) ? "" : this.socketDirectory.toString();
	}

	private String addresses() {
		return (Platform.CURRENT.isWindows()) ? "127.0.0.1" : "";
	}

	void close() {
		this.run.delete();
		this.watchdog.close();
	}

}

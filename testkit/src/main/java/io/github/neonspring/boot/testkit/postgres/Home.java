package io.github.neonspring.boot.testkit.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * All that a server has beside its process, from its first start until it is closed.
 *
 * @param run the temporary directory
 * @param socketDirectory the directory of the Unix socket
 * @param data the cluster
 * @param origin what an empty cluster begins as
 * @param parameters what is in postgresql.conf
 * @param binaries PostgreSQL's programs
 * @param user whom the processes run as
 * @param watchdog what cleans up after the JVM
 */
record Home(RunDirectory run, Path socketDirectory, DataDirectory data, ClusterOrigin origin,
		ServerParameters parameters, PostgresBinaries binaries, ProcessUser user, Watchdog watchdog) {

	private static final Duration PROMOTION = Duration.ofSeconds(60);

	static Home prepare(@Nullable Path keptDirectory, ServerParameters parameters, @Nullable BaseBackup backup)
			throws IOException {
		PostgresBinaries binaries = PostgresBinaries.unpacked();
		RunDirectory run = RunDirectory.create();
		DataDirectory data = new DataDirectory(
				(keptDirectory != null) ? keptDirectory : run.path().resolve(PostgresServer.DATA));
		try {
			ProcessUser user = (backup != null) ? backup.user() : ProcessUser.ownerOf(data.path());
			ClusterOrigin origin = (backup != null) ? backup : new TemplateCluster(binaries);
			Path sockets = run.privateDirectory("s", user);
			Watchdog watchdog = Watchdog.start(data.pidFile().path(), sockets.toString(), run.path(),
					StopMode.IMMEDIATE.signal());
			return new Home(run, sockets, data, origin, parameters, binaries, user, watchdog);
		}
		catch (IOException | RuntimeException ex) {
			run.delete();
			throw ex;
		}
	}

	Postmaster launch(int port) throws IOException {
		this.data.prepare(this.origin, this.parameters, this.user, this.binaries.major());
		this.user.own(this.data.path());
		return Postmaster.start(this.binaries, this.user, this.data, List.of("-c",
				"unix_socket_directories=" + sockets(), "-c", "listen_addresses=" + addresses(), "-c", "port=" + port));
	}

	void promote() {
		List<String> command = this.user.command(List.of(this.binaries.program("pg_ctl").toString(), "promote", "-w",
				"-t", String.valueOf(PROMOTION.toSeconds()), "-D", this.data.path().toString()));
		Command result = Command.run(PROMOTION.plusSeconds(5),
				TemplateCluster.environment(new ProcessBuilder(command)));
		Assert.state(result.succeeded(), () -> "PostgreSQL was not promoted: " + result.output());
	}

	private String sockets() {
		return (Platform.CURRENT.isWindows()) ? "" : this.socketDirectory.toString();
	}

	private String addresses() {
		return (Platform.CURRENT.isWindows()) ? "127.0.0.1" : "";
	}

	void close() {
		this.origin.forget();
		this.run.delete();
		this.watchdog.close();
	}

}

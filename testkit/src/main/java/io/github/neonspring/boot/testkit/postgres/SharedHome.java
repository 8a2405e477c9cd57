package io.github.neonspring.boot.testkit.postgres;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The directory of a shared server. Each JVM that uses the server holds the named pipe in
 * it open; a shell process, the keeper, reads from the pipe and so learns from the system
 * when the last of them has ended.
 *
 * @param path the directory
 */
record SharedHome(Path path) {

	/** Forks of one build that follow each other find the server still there. */
	private static final Duration LINGER = Duration.ofSeconds(10);

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final int PORT = 5432;

	Path record() {
		return this.path.resolve("neon-shared.build");
	}

	private Path door() {
		return this.path.resolve("door");
	}

	private Path sockets() {
		return this.path.resolve("s");
	}

	Path socket() {
		return sockets().resolve(".s.PGSQL." + PORT);
	}

	private DataDirectory data() {
		return new DataDirectory(this.path.resolve(PostgresServer.DATA));
	}

	@Nullable String build() {
		try {
			return Files.readString(record());
		}
		catch (IOException ex) {
			return null;
		}
	}

	/**
	 * Open the door of a running server.
	 * @return the open door, or {@code null} if the server has ended or is about to
	 */
	@Nullable FileChannel enter() {
		FileChannel entered = null;
		try {
			if (data().pidFile().server().isPresent()) {
				entered = openDoor();
				// The keeper takes the record away before it looks for users for the last
				// time
				if (Files.exists(record())) {
					return entered;
				}
				entered.close();
			}
		}
		catch (IOException ex) {
			// It is just being deleted
		}
		return null;
	}

	private FileChannel openDoor() throws IOException {
		// For reading too: that never waits for the other side
		return FileChannel.open(door(), StandardOpenOption.READ, StandardOpenOption.WRITE);
	}

	/**
	 * Start a server in this directory, which its keeper owns from now on.
	 * @param parameters its parameters
	 * @return the open door
	 * @throws IOException if the keeper or the server does not start
	 */
	FileChannel open(ServerParameters parameters) throws IOException {
		PostgresBinaries binaries = PostgresBinaries.unpacked();
		ProcessUser user = ProcessUser.nobodyIfRoot();
		new RunDirectory(this.path).privateDirectory(sockets().getFileName().toString(), user);
		Command made = Command.run(LIMIT, List.of("mkfifo", "-m", "600", door().toString()));
		if (!made.succeeded()) {
			throw new IOException("mkfifo failed: " + made.output());
		}
		FileChannel door = openDoor();
		try {
			startKeeper();
			DataDirectory data = data();
			data.prepare(new TemplateCluster(binaries), parameters, user, binaries.major());
			user.own(data.path());
			Postmaster.start(binaries, user, data, List.of("-c", "unix_socket_directories=" + sockets(), "-c",
					"listen_addresses=", "-c", "port=" + PORT));
			return door;
		}
		catch (IOException | RuntimeException ex) {
			door.close();
			throw ex;
		}
	}

	private void startKeeper() throws IOException {
		List<String> command = Watchdog.ownSession();
		command.addAll(List.of("/bin/sh", "-c", ShellScript.read("keeper.sh"), "neon-testkit-keeper"));
		command.addAll(List.of(data().pidFile().path().toString(), sockets().toString(), this.path.toString(),
				StopMode.IMMEDIATE.signal(), door().toString(), record().toString(),
				String.valueOf(LINGER.toSeconds())));
		Process keeper = new ProcessBuilder(command).redirectInput(Redirect.from(new File("/dev/null")))
			.redirectOutput(Redirect.DISCARD)
			.redirectError(Redirect.DISCARD)
			.start();
		Owner.of(keeper.toHandle()).sign(this.path);
	}

}

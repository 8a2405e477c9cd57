package io.github.neonspring.boot.testkit.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The directory of one cluster.
 *
 * @param path the directory
 */
record DataDirectory(Path path) {

	private static final String ACCESS = """
			# Written by the testkit: only its own processes reach the socket
			local all all trust
			local replication all trust
			host all all 127.0.0.1/32 trust
			host replication all 127.0.0.1/32 trust
			""";

	void prepare(ClusterOrigin origin, ServerParameters parameters, ProcessUser user, int major) throws IOException {
		refusePathOutOfReach(user);
		if (isEmpty() || Files.exists(unfinished())) {
			create(origin);
		}
		refuseAnotherMajorThan(String.valueOf(major));
		refuseWhenInUse();
		Files.deleteIfExists(pidFile().path());
		Files.writeString(this.path.resolve("postgresql.conf"), parameters.toConfigurationFile());
		Files.writeString(this.path.resolve("pg_hba.conf"), ACCESS);
		Owner.current().sign(this.path);
	}

	private void create(ClusterOrigin origin) throws IOException {
		FileTree.delete(this.path);
		Files.createDirectories(this.path);
		Files.createFile(unfinished());
		origin.copyTo(this.path);
		Files.delete(unfinished());
	}

	private Path unfinished() {
		return this.path.resolve("neon-testkit.unfinished");
	}

	private void refusePathOutOfReach(ProcessUser user) {
		Path closed = TemporaryDirectory.closedParent(this.path.getParent(), user.uid());
		if (ProcessUser.weAreRoot() && closed != null) {
			throw new IllegalStateException("PostgreSQL does not run as root, and the unprivileged user that it runs"
					+ " as cannot enter " + closed + ": choose another place than " + this.path
					+ " for the data directory, or run this process as an ordinary user");
		}
	}

	private boolean isEmpty() throws IOException {
		if (Files.notExists(this.path)) {
			return true;
		}
		try (Stream<Path> content = Files.list(this.path)) {
			return content.findAny().isEmpty();
		}
	}

	private void refuseAnotherMajorThan(String expected) throws IOException {
		Path version = this.path.resolve("PG_VERSION");
		if (Files.notExists(version)) {
			throw new IllegalStateException("The directory " + this.path
					+ " is not empty and holds no PostgreSQL cluster: give an empty one or another path");
		}
		String major = Files.readString(version).strip();
		if (!expected.equals(major)) {
			throw new IllegalStateException(("The directory %s holds data of PostgreSQL %s, and this is PostgreSQL %s:"
					+ " give another directory, or dump the data with PostgreSQL %s and load it into a new one")
				.formatted(this.path, major, expected, major));
		}
	}

	private void refuseWhenInUse() {
		Optional<ProcessHandle> server = pidFile().server();
		if (server.isEmpty()) {
			return;
		}
		boolean orphaned = Owner.of(this.path).filter(Owner::isDead).isPresent();
		if (orphaned && !PidFile.await(server.get(), 15)) {
			pidFile().kill();
		}
		if (server.get().isAlive()) {
			throw new IllegalStateException("The data directory " + this.path
					+ " is in use by another PostgreSQL server (process " + server.get().pid()
					+ "): stop the application that started it, or give another directory");
		}
	}

	PidFile pidFile() {
		return PidFile.of(this.path);
	}

}

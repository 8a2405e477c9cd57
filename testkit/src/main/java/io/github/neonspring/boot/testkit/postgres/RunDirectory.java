package io.github.neonspring.boot.testkit.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The temporary directory of one server, which goes with it.
 *
 * @param path the directory
 */
record RunDirectory(Path path) {

	static final String PREFIX = "neon-run-";

	static RunDirectory create() {
		removeLeftovers();
		try {
			Path path = Files.createTempDirectory(TemporaryDirectory.root(), PREFIX);
			Owner.current().sign(path);
			if (FileTree.view(path) != null) {
				Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
			}
			return new RunDirectory(path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Could not create a directory in " + TemporaryDirectory.root(), ex);
		}
	}

	/**
	 * Create a directory in this one that only a process's user can enter.
	 * @param name the name
	 * @param user the user
	 * @return the directory
	 * @throws IOException if it cannot be created
	 */
	Path privateDirectory(String name, ProcessUser user) throws IOException {
		Path directory = Files.createDirectory(this.path.resolve(name));
		FileTree.makePrivate(directory);
		user.own(directory);
		return directory;
	}

	void delete() {
		FileTree.delete(this.path);
	}

	static void removeLeftovers() {
		try (DirectoryStream<Path> runs = Files.newDirectoryStream(TemporaryDirectory.root(), PREFIX + "*")) {
			for (Path run : runs) {
				if (isLeftover(run)) {
					removeLeftover(run);
				}
			}
		}
		catch (IOException ex) {
			// The next start tries again
		}
	}

	private static boolean isLeftover(Path run) {
		return Files.isDirectory(run, LinkOption.NOFOLLOW_LINKS) && CacheDirectory.uid(run) == CacheDirectory.OUR_UID
				&& Owner.of(run).filter(Owner::isDead).isPresent();
	}

	private static void removeLeftover(Path run) {
		PidFile.of(run.resolve(PostgresServer.DATA)).kill();
		FileTree.delete(run);
	}

}

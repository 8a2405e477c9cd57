package io.github.neonspring.boot.testkit.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;

import org.jspecify.annotations.Nullable;

/**
 * Where temporary things go: short enough for the path of a Unix socket, and reachable
 * for the user that PostgreSQL runs as.
 */
final class TemporaryDirectory {

	// A socket's path may have 103 bytes on macOS; ours adds some forty
	private static final int LONGEST = 60;

	private static final Path USUAL = Path.of("/tmp");

	private static final int NOBODY = 65534;

	private TemporaryDirectory() {
	}

	static Path root() {
		Path configured = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
		boolean good = configured.toString().length() <= LONGEST && isReachable(configured);
		return (good || !Files.isWritable(USUAL)) ? configured : USUAL;
	}

	/**
	 * Whether an unprivileged user that root starts can get to a directory.
	 * @param directory the directory
	 * @return whether it is reachable
	 */
	static boolean isReachable(Path directory) {
		return !ProcessUser.weAreRoot() || closedParent(directory, NOBODY) == null;
	}

	/**
	 * Find what bars a user from a directory.
	 * @param directory the directory
	 * @param uid the user
	 * @return the directory or the parent of it that the user cannot enter, if any
	 */
	static @Nullable Path closedParent(@Nullable Path directory, int uid) {
		for (Path path = directory; path != null; path = path.getParent()) {
			if (Files.exists(path) && !isPassable(path, uid)) {
				return path;
			}
		}
		return null;
	}

	private static boolean isPassable(Path path, int uid) {
		try {
			return CacheDirectory.uid(path) == uid
					|| Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_EXECUTE);
		}
		catch (IOException | UnsupportedOperationException ex) {
			return true;
		}
	}

}

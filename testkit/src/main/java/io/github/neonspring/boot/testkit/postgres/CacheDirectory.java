package io.github.neonspring.boot.testkit.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A directory in the temporary directory for what is prepared once and used by many:
 * written by one user, read by all, and believed only when it belongs to root or to
 * ourselves.
 */
final class CacheDirectory {

	static final int OUR_UID = ourUid();

	private static final String COMPLETE = ".complete";

	private final Path root;

	private CacheDirectory(Path root) {
		this.root = root;
	}

	/**
	 * Return what is stored under a name, preparing it when it is missing.
	 * @param name a name that changes when the content does
	 * @param preparation what fills an empty directory
	 * @return the finished directory, not to be written to
	 */
	static Path get(String name, Preparation preparation) {
		try {
			Optional<Path> ready = candidates().filter(CacheDirectory::isTrusted)
				.map((root) -> root.resolve(name))
				.filter(CacheDirectory::isComplete)
				.findFirst();
			return (ready.isPresent()) ? ready.get() : prepareOnce(name, preparation);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Could not prepare " + name + " in the temporary directory "
					+ TemporaryDirectory.root() + ": is it full or read-only?", ex);
		}
	}

	private static synchronized Path prepareOnce(String name, Preparation preparation) throws IOException {
		return ours().prepare(name, preparation);
	}

	private static Stream<Path> candidates() {
		Path root = TemporaryDirectory.root();
		return Stream.of(root.resolve("neon-testkit"), root.resolve("neon-testkit-" + OUR_UID));
	}

	private static CacheDirectory ours() throws IOException {
		for (Path candidate : candidates().toList()) {
			createReadableForAll(candidate);
			if (isTrusted(candidate) && uid(candidate) == OUR_UID) {
				return new CacheDirectory(candidate);
			}
		}
		return new CacheDirectory(Files.createTempDirectory(TemporaryDirectory.root(), "neon-testkit-"));
	}

	private static void createReadableForAll(Path directory) throws IOException {
		try {
			Files.createDirectory(directory);
			FileTree.makeReadableForAll(directory);
		}
		catch (FileAlreadyExistsException ex) {
			// Whose it is and what it is worth is asked next
		}
	}

	static boolean isTrusted(Path directory) {
		if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
			return false;
		}
		PosixFileAttributeView view = FileTree.view(directory);
		if (view == null) {
			return true;
		}
		return (uid(directory) == OUR_UID || uid(directory) == 0) && !isWritableForOthers(view);
	}

	private static boolean isWritableForOthers(PosixFileAttributeView view) {
		try {
			Set<PosixFilePermission> permissions = view.readAttributes().permissions();
			return permissions.contains(PosixFilePermission.GROUP_WRITE)
					|| permissions.contains(PosixFilePermission.OTHERS_WRITE);
		}
		catch (IOException ex) {
			return true;
		}
	}

	private static boolean isComplete(Path directory) {
		try {
			String count = Files.readString(directory.resolve(COMPLETE)).strip();
			return count.equals(String.valueOf(FileTree.count(directory)));
		}
		catch (IOException | UncheckedIOException ex) {
			return false;
		}
	}

	private Path prepare(String name, Preparation preparation) throws IOException {
		try (FileChannel channel = openLock()) {
			lock(channel);
			Path target = this.root.resolve(name);
			if (isComplete(target)) {
				return target;
			}
			Path aside = Files.createTempDirectory(this.root, "unfinished-");
			try {
				return publish(fill(aside, preparation), target);
			}
			finally {
				FileTree.delete(aside);
			}
		}
	}

	private FileChannel openLock() throws IOException {
		return FileChannel.open(this.root.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
	}

	private void lock(FileChannel channel) throws IOException {
		try {
			channel.lock();
		}
		catch (OverlappingFileLockException ex) {
			// The same class in another class loader of this JVM has it: both prepare,
			// and one rename wins
		}
	}

	private Path fill(Path aside, Preparation preparation) throws IOException {
		Path content = Files.createDirectory(aside.resolve("content"));
		if (FileTree.view(aside) != null) {
			Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rwxr-xr-x"));
		}
		preparation.fill(content);
		Files.writeString(content.resolve(COMPLETE), String.valueOf(FileTree.count(content) + 1));
		FileTree.makeReadableForAll(content);
		return content;
	}

	private Path publish(Path content, Path target) throws IOException {
		for (int attempt = 0;; attempt++) {
			try {
				return Files.move(content, target, StandardCopyOption.ATOMIC_MOVE);
			}
			catch (IOException ex) {
				if (isComplete(target)) {
					return target;
				}
				if (attempt == 1 || Files.notExists(target, LinkOption.NOFOLLOW_LINKS)) {
					throw ex;
				}
				FileTree.delete(target);
			}
		}
	}

	static int uid(Path path) {
		return unixAttribute(path, "unix:uid");
	}

	static int gid(Path path) {
		return unixAttribute(path, "unix:gid");
	}

	private static int unixAttribute(Path path, String name) {
		try {
			return (Integer) Files.getAttribute(path, name, LinkOption.NOFOLLOW_LINKS);
		}
		catch (UnsupportedOperationException | IllegalArgumentException ex) {
			return Integer.MAX_VALUE;
		}
		catch (IOException ex) {
			return -1;
		}
	}

	private static int ourUid() {
		try {
			Path probe = Files.createTempFile("neon-testkit", ".uid");
			try {
				return uid(probe);
			}
			finally {
				Files.delete(probe);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Could not write to the temporary directory", ex);
		}
	}

	/**
	 * Fills an empty directory.
	 */
	interface Preparation {

		void fill(Path directory) throws IOException;

	}

}

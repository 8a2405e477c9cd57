package io.github.neonspring.boot.testkit.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What is done to a directory with all that is in it.
 */
final class FileTree {

	private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

	private FileTree() {
	}

	static void makeReadableForAll(Path root) throws IOException {
		for (Path path : list(root)) {
			change(path, PosixFilePermissions.fromString("r--r--r--"), PosixFilePermissions.fromString("--x--x--x"));
		}
	}

	private static void change(Path path, Set<PosixFilePermission> read, Set<PosixFilePermission> execute)
			throws IOException {
		PosixFileAttributeView view = view(path);
		if (view == null || Files.isSymbolicLink(path)) {
			return;
		}
		Set<PosixFilePermission> permissions = EnumSet.copyOf(view.readAttributes().permissions());
		if (permissions.contains(PosixFilePermission.OWNER_EXECUTE)) {
			permissions.addAll(execute);
		}
		permissions.addAll(read);
		permissions.remove(PosixFilePermission.GROUP_WRITE);
		permissions.remove(PosixFilePermission.OTHERS_WRITE);
		view.setPermissions(permissions);
	}

	static @Nullable PosixFileAttributeView view(Path path) {
		return Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
	}

	static void makePrivate(Path root) throws IOException {
		for (Path path : list(root)) {
			PosixFileAttributeView view = view(path);
			if (view != null) {
				view.setPermissions((Files.isDirectory(path)) ? OWNER : PosixFilePermissions.fromString("rw-------"));
			}
		}
	}

	static void copy(Path source, Path target) throws IOException {
		for (Path path : list(source)) {
			Path copy = target.resolve(source.relativize(path).toString());
			if (Files.isDirectory(path)) {
				Files.createDirectories(copy);
			}
			else {
				Files.copy(path, copy);
			}
		}
	}

	static int count(Path root) throws IOException {
		return list(root).size();
	}

	static List<Path> list(Path root) throws IOException {
		try (Stream<Path> paths = Files.walk(root)) {
			return paths.toList();
		}
	}

	/**
	 * Delete what can be deleted, never following a symbolic link.
	 * @param root the directory to delete; may be missing
	 * @return whether it is gone
	 */
	static boolean delete(Path root) {
		try {
			Files.walkFileTree(root, new Deletion());
		}
		catch (IOException ex) {
			return Files.notExists(root, LinkOption.NOFOLLOW_LINKS);
		}
		return true;
	}

	private static final class Deletion extends SimpleFileVisitor<Path> {

		@Override
		public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
			Files.deleteIfExists(file);
			return FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult visitFileFailed(Path file, IOException ex) throws IOException {
			if (ex instanceof NoSuchFileException) {
				return FileVisitResult.CONTINUE;
			}
			throw ex;
		}

		@Override
		public FileVisitResult postVisitDirectory(Path directory, IOException ex) throws IOException {
			Files.deleteIfExists(directory);
			return FileVisitResult.CONTINUE;
		}

	}

}

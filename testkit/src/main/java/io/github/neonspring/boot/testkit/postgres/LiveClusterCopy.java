package io.github.neonspring.boot.testkit.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * A copy of a cluster whose server is running, which leaves out what
 * {@code pg_basebackup} leaves out, the write-ahead log too. Files may vanish meanwhile.
 */
final class LiveClusterCopy extends SimpleFileVisitor<Path> {

	private static final Set<String> EMPTY_DIRECTORIES = Set.of("pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify",
			"pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans");

	private static final Set<String> OMITTED_FILES = Set.of("postmaster.pid", "postmaster.opts", "server.log",
			"pg_internal.init", Owner.FILE);

	private final Path source;

	private final Path target;

	LiveClusterCopy(Path source, Path target) {
		this.source = source;
		this.target = target;
	}

	void run() throws IOException {
		Files.walkFileTree(this.source, this);
	}

	@Override
	public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
		Path relative = this.source.relativize(directory);
		Files.createDirectories(this.target.resolve(relative.toString()));
		return EMPTY_DIRECTORIES.contains(relative.toString()) ? FileVisitResult.SKIP_SUBTREE
				: FileVisitResult.CONTINUE;
	}

	@Override
	public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
		if (attributes.isRegularFile() && !OMITTED_FILES.contains(String.valueOf(file.getFileName()))) {
			try {
				Files.copy(file, this.target.resolve(this.source.relativize(file).toString()));
			}
			catch (NoSuchFileException ex) {
				return FileVisitResult.CONTINUE;
			}
		}
		return FileVisitResult.CONTINUE;
	}

	@Override
	public FileVisitResult visitFileFailed(Path file, IOException ex) throws IOException {
		if (ex instanceof NoSuchFileException) {
			return FileVisitResult.CONTINUE;
		}
		throw ex;
	}

}

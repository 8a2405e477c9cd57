package io.github.neonspring.boot.testkit.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks a {@code .txz} archive; every file becomes readable for all.
 */
final class TarXz {

	private static final int ANY_EXECUTE = 0111;

	private final Path target;

	private TarXz(Path target) {
		this.target = target;
	}

	static void unpack(InputStream archive, Path target) throws IOException {
		try (TarArchiveInputStream tar = new TarArchiveInputStream(
				new XZInputStream(new BufferedInputStream(archive)))) {
			new TarXz(target).unpack(tar);
		}
	}

	private void unpack(TarArchiveInputStream tar) throws IOException {
		TarArchiveEntry entry = tar.getNextEntry();
		while (entry != null) {
			unpack(tar, entry);
			entry = tar.getNextEntry();
		}
		FileTree.makeReadableForAll(this.target);
	}

	private void unpack(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
		Path file = inside(this.target.resolve(entry.getName()), entry);
		Path parent = file.getParent();
		if (parent != null) {
			Files.createDirectories(parent);
		}
		if (entry.isDirectory()) {
			Files.createDirectories(file);
		}
		else if (entry.isSymbolicLink()) {
			inside(file.resolveSibling(entry.getLinkName()), entry);
			Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
		}
		else if (entry.isLink()) {
			Files.createLink(file, inside(this.target.resolve(entry.getLinkName()), entry));
		}
		else {
			Files.copy(tar, file);
			file.toFile().setExecutable((entry.getMode() & ANY_EXECUTE) != 0, false);
		}
	}

	private Path inside(Path file, TarArchiveEntry entry) throws IOException {
		if (!file.normalize().startsWith(this.target)) {
			throw new IOException("The archive's entry '" + entry.getName() + "' points outside of the archive");
		}
		return file;
	}

}

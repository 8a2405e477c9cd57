package io.github.neonspring.boot.testkit.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * The programs of PostgreSQL, unpacked.
 *
 * @param home the directory that holds bin, lib and share
 * @param digest a digest of the archive that they came from
 */
record PostgresBinaries(Path home, String digest) {

	private static final int DIGITS = 16;

	private static final String CATALOGUE_HEADER = "# PostgreSQL ";

	static PostgresBinaries unpacked() {
		return unpacked(Platform.CURRENT, PostgresBinaries.class.getClassLoader());
	}

	static PostgresBinaries unpacked(Platform platform, @Nullable ClassLoader classLoader) {
		URL archive = (classLoader != null) ? classLoader.getResource(platform.archive()) : null;
		if (archive == null) {
			throw new IllegalStateException("No PostgreSQL for %s on %s is on the class path: add the dependency %s"
				.formatted(platform.system(), platform.architecture(), platform.artifact())
					+ " (version 15 or newer, test or optional scope)");
		}
		String digest = digest(archive);
		Path home = CacheDirectory.get("postgres-" + digest, (directory) -> unpack(archive, directory));
		return new PostgresBinaries(home, digest);
	}

	private static void unpack(URL archive, Path directory) throws IOException {
		try (InputStream content = archive.openStream()) {
			TarXz.unpack(content, directory);
		}
	}

	private static String digest(URL archive) {
		try (DigestInputStream content = new DigestInputStream(archive.openStream(),
				MessageDigest.getInstance("SHA-256"))) {
			content.transferTo(OutputStream.nullOutputStream());
			return HexFormat.of().formatHex(content.getMessageDigest().digest()).substring(0, DIGITS);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Could not read the PostgreSQL archive " + archive, ex);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java runtime has no SHA-256", ex);
		}
	}

	/**
	 * Return the major version, as initdb's own input names it.
	 * @return the version, such as 18
	 * @throws UncheckedIOException if the programs cannot be read
	 */
	int major() {
		Path share = this.home.resolve("share");
		Path catalogue = share.resolve("postgresql").resolve("postgres.bki");
		try (BufferedReader lines = Files
			.newBufferedReader(Files.exists(catalogue) ? catalogue : share.resolve("postgres.bki"))) {
			String header = lines.readLine();
			if (header == null || !header.startsWith(CATALOGUE_HEADER)) {
				throw new IOException("It does not begin with a version");
			}
			return Integer.parseInt(header.substring(CATALOGUE_HEADER.length()).strip());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Could not find out the version of PostgreSQL in " + this.home, ex);
		}
	}

	Path program(String name) {
		Path program = this.home.resolve("bin").resolve(name);
		return (Files.exists(program)) ? program : program.resolveSibling(name + ".exe");
	}

}

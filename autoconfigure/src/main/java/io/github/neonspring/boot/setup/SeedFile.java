package io.github.neonspring.boot.setup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

import org.springframework.core.io.Resource;

/**
 * A file with first data.
 *
 * @param name the name of the file, by which it is remembered
 * @param resource the file
 * @param checksum its SHA-256, in hexadecimal digits
 */
record SeedFile(String name, Resource resource, String checksum) {

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	static SeedFile of(Resource resource) throws IOException {
		String name = String.valueOf(resource.getFilename());
		return new SeedFile(name, resource, checksum(resource));
	}

	private static String checksum(Resource resource) throws IOException {
		try (InputStream input = resource.getInputStream()) {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			byte[] buffer = new byte[8192];
			for (int length = input.read(buffer); length >= 0; length = input.read(buffer)) {
				digest.update(buffer, 0, length);
			}
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	boolean isCsv() {
		return this.name.toLowerCase(Locale.ROOT).endsWith(".csv");
	}

	/**
	 * Return the table that a CSV file is for: its name without the number in front and
	 * the ending.
	 * @return the name, with the schema where the file names one
	 */
	String table() {
		return this.name.substring(0, this.name.length() - ".csv".length()).replaceFirst("^\\d+[_-]+", "");
	}

	/**
	 * Open the file past a byte order mark, which spreadsheets write.
	 * @return the bytes
	 * @throws IOException if the file cannot be read
	 */
	InputStream open() throws IOException {
		InputStream input = this.resource.getInputStream();
		byte[] mark = BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8);
		byte[] start = input.readNBytes(mark.length);
		if (Arrays.equals(start, mark)) {
			return input;
		}
		return new SequenceInputStream(new ByteArrayInputStream(start), input);
	}

}

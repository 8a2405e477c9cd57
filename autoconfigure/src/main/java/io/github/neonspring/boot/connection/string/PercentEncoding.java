package io.github.neonspring.boot.connection.string;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Percent-encoding as libpq reads it (a plus is a plus) and as pgjdbc does (a plus is a
 * space).
 */
enum PercentEncoding {

	LIBPQ, JDBC;

	String decode(String part, String encoded) {
		ByteBuffer bytes = ByteBuffer.allocate(encoded.length() * 3);
		for (int i = 0; i < encoded.length(); i++) {
			char character = encoded.charAt(i);
			if (character == '%') {
				bytes.put(hexadecimal(part, encoded, i + 1));
				i += 2;
			}
			else if (character == '+' && this == JDBC) {
				bytes.put((byte) ' ');
			}
			else if (Character.isHighSurrogate(character) && i + 1 < encoded.length()) {
				bytes.put(encoded.substring(i, i + 2).getBytes(StandardCharsets.UTF_8));
				i++;
			}
			else {
				bytes.put(String.valueOf(character).getBytes(StandardCharsets.UTF_8));
			}
		}
		return withoutControlCharacters(part, text(part, bytes.flip()));
	}

	private static byte hexadecimal(String part, String encoded, int start) {
		int high = (start < encoded.length()) ? Character.digit(encoded.charAt(start), 16) : -1;
		int low = (start + 1 < encoded.length()) ? Character.digit(encoded.charAt(start + 1), 16) : -1;
		if (high == -1 || low == -1) {
			throw new InvalidConnectionStringException(part, "The " + part
					+ " is badly percent-encoded: two hexadecimal digits must follow each %, and a % itself is written %25");
		}
		return (byte) (high * 16 + low);
	}

	private static String text(String part, ByteBuffer bytes) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
		}
		catch (CharacterCodingException ex) {
			throw new InvalidConnectionStringException(part,
					"The " + part + " is badly percent-encoded: the bytes are not UTF-8");
		}
	}

	private static String withoutControlCharacters(String part, String text) {
		if (text.chars().anyMatch(Character::isISOControl)) {
			throw new InvalidConnectionStringException(part, "The " + part + " contains a control character");
		}
		return text;
	}

}

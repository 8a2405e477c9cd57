package io.github.neonspring.boot.setup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads a CSV file as PostgreSQL's COPY does, and finds what COPY would find too late:
 * rows that are longer or shorter than the header, quotes that do not end, bytes that are
 * not UTF-8.
 */
final class CsvShape {

	private final PushbackReader reader;

	private int line = 1;

	private int fields;

	private CsvShape(Reader reader) {
		this.reader = new PushbackReader(reader);
	}

	/**
	 * Read a file from its beginning to its end.
	 * @param input the file
	 * @return the names of the columns
	 * @throws IOException if the file cannot be read
	 * @throws UnreadableSeedException if COPY would refuse it
	 */
	static List<String> read(InputStream input) throws IOException, UnreadableSeedException {
		CsvShape shape = new CsvShape(new BufferedReader(new InputStreamReader(input,
				StandardCharsets.UTF_8.newDecoder()
					.onMalformedInput(CodingErrorAction.REPORT)
					.onUnmappableCharacter(CodingErrorAction.REPORT))));
		try {
			List<String> header = shape.header();
			shape.rows(header.size());
			return header;
		}
		catch (CharacterCodingException ex) {
			throw new UnreadableSeedException(shape.line, "bytes that are not UTF-8");
		}
	}

	private List<String> header() throws IOException, UnreadableSeedException {
		List<String> names = new ArrayList<>();
		if (!record(names)) {
			throw new UnreadableSeedException(1, "no header; the first line names the columns");
		}
		if (names.stream().anyMatch(String::isBlank)) {
			throw new UnreadableSeedException(1, "a column without a name in the header");
		}
		return names;
	}

	private void rows(int columns) throws IOException, UnreadableSeedException {
		int start = this.line;
		while (record(null)) {
			if (this.fields != columns) {
				throw new UnreadableSeedException(start,
						"%d values where the header has %d columns".formatted(this.fields, columns));
			}
			start = this.line;
		}
	}

	private boolean record(@Nullable List<String> values) throws IOException, UnreadableSeedException {
		int start = this.line;
		int current = this.reader.read();
		if (current < 0) {
			return false;
		}
		this.fields = 1;
		StringBuilder value = new StringBuilder();
		boolean quoted = false;
		while (current >= 0 && (quoted || (current != '\n' && current != '\r'))) {
			if (current == '"') {
				quoted = isStillQuoted(quoted, value);
			}
			else if (current == ',' && !quoted) {
				end(value, values);
				this.fields++;
			}
			else {
				this.line += (current == '\n') ? 1 : 0;
				append(value, current, values);
			}
			current = this.reader.read();
		}
		if (quoted) {
			throw new UnreadableSeedException(start, "a quote (\") that does not end");
		}
		end(value, values);
		endLine(current);
		return true;
	}

	private boolean isStillQuoted(boolean quoted, StringBuilder value) throws IOException {
		if (!quoted) {
			return true;
		}
		int next = this.reader.read();
		if (next == '"') {
			value.append('"');
			return true;
		}
		if (next >= 0) {
			this.reader.unread(next);
		}
		return false;
	}

	// Only the header is kept
	private static void append(StringBuilder value, int current, @Nullable List<String> values) {
		if (values != null) {
			value.append((char) current);
		}
	}

	private static void end(StringBuilder value, @Nullable List<String> values) {
		if (values != null) {
			values.add(value.toString().strip());
		}
		value.setLength(0);
	}

	private void endLine(int current) throws IOException {
		this.line++;
		if (current == '\r') {
			int next = this.reader.read();
			if (next >= 0 && next != '\n') {
				this.reader.unread(next);
			}
		}
	}

}

package io.github.neonspring.boot.testkit.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What the command {@link Scan} is told.
 *
 * @param locations the jars and folders to look at
 * @param format how to write the report
 * @param output the file to write it into; null for standard output
 * @param ignore a file of regular expressions, of findings to leave out
 */
record ScanOptions(List<Path> locations, ReportFormat format, @Nullable Path output, @Nullable Path ignore) {

	static ScanOptions parse(List<String> arguments) {
		List<Path> locations = new ArrayList<>();
		ReportFormat format = ReportFormat.TEXT;
		Path output = null;
		Path ignore = null;
		for (String argument : arguments) {
			String value = argument.substring(argument.indexOf('=') + 1);
			if (argument.startsWith("--format=")) {
				format = format(value);
			}
			else if (argument.startsWith("--output=")) {
				output = Path.of(value);
			}
			else if (argument.startsWith("--ignore=")) {
				ignore = existing(value);
			}
			else if (argument.startsWith("-")) {
				throw new IllegalArgumentException("There is no option " + argument);
			}
			else {
				locations.add(existing(argument));
			}
		}
		if (locations.isEmpty()) {
			throw new IllegalArgumentException("There is nothing to look at");
		}
		return new ScanOptions(locations, format, output, ignore);
	}

	private static ReportFormat format(String value) {
		try {
			return ReportFormat.valueOf(value.toUpperCase(Locale.ROOT));
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("There is no format " + value, ex);
		}
	}

	private static Path existing(String value) {
		if (!Files.exists(Path.of(value))) {
			throw new IllegalArgumentException("There is no file or folder " + value);
		}
		return Path.of(value);
	}

}

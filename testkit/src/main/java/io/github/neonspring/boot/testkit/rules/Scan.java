package io.github.neonspring.boot.testkit.rules;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A command that looks for leaks and misplaced transactions in compiled classes:
 *
 * <pre class="code">
 * Scan [--format=text|json|sarif] [--output=FILE] [--ignore=FILE] &lt;jar or folder&gt;...
 * </pre>
 *
 * It reads folders of classes, plain jars, Spring Boot's jars and wars, of which it looks
 * at the application's own classes. The exit code is 0 if nothing was found, 1 if
 * something was, and 2 for wrong usage or if something could not be read, which is left
 * out of the report and told on standard error.
 *
 * @since 0.1.0
 */
public final class Scan {

	private static final String USAGE = "Usage: Scan [--format=text|json|sarif] [--output=FILE] [--ignore=FILE] "
			+ "<jar, war or folder of classes>...";

	private final PrintStream out;

	private final PrintStream err;

	Scan(PrintStream out, PrintStream err) {
		this.out = out;
		this.err = err;
	}

	/**
	 * Run the command. If something is wrong the JVM exits; otherwise it goes on, since
	 * it may be Maven's.
	 * @param arguments the options and what to look at
	 */
	public static void main(String... arguments) {
		int code = run(System.out, System.err, arguments);
		if (code != 0) {
			System.exit(code);
		}
	}

	/**
	 * Run the command.
	 * @param out where the report goes, unless into a file
	 * @param err where complaints go: about the usage, and about what cannot be read
	 * @param arguments the options and what to look at
	 * @return the exit code: 0 if nothing was found, 1 if something was, 2 for wrong
	 * usage or if something could not be read
	 */
	public static int run(PrintStream out, PrintStream err, String... arguments) {
		return new Scan(out, err).run(List.of(arguments));
	}

	private int run(List<String> arguments) {
		try {
			ScanOptions options = ScanOptions.parse(arguments);
			Report report = report(options);
			String text = options.format().write(report);
			if (options.output() != null) {
				Files.writeString(options.output(), text);
				this.out.println(report.summary() + ": see " + options.output());
			}
			else {
				this.out.print(text);
			}
			this.out.flush();
			if (!report.unread().isEmpty()) {
				return complain(String.join(System.lineSeparator(), report.unread()));
			}
			return report.findings().isEmpty() ? 0 : 1;
		}
		catch (IllegalArgumentException ex) {
			return complain(ex.getMessage() + System.lineSeparator() + USAGE);
		}
		catch (IOException ex) {
			return complain("Could not read or write " + ex.getMessage());
		}
	}

	private int complain(String what) {
		this.err.println(what);
		return 2;
	}

	private static Report report(ScanOptions options) throws IOException {
		List<Pattern> ignored = ignored(options);
		try (ClassFiles files = ClassFiles.open(options.locations())) {
			Project project = files.project();
			Inspection inspection = new Inspection(project);
			List<Finding> findings = project.names()
				.stream()
				.flatMap((type) -> inspection.findings(type, EnumSet.allOf(LeakRule.class)).stream())
				.filter((finding) -> ignored.stream()
					.noneMatch((pattern) -> pattern.matcher(finding.toString()).matches()))
				.toList();
			return new Report(findings, project.names().size(), inspection.unread());
		}
	}

	private static List<Pattern> ignored(ScanOptions options) throws IOException {
		Path file = options.ignore();
		if (file == null) {
			return List.of();
		}
		try {
			return Files.readAllLines(file)
				.stream()
				.filter((line) -> !line.isBlank() && !line.startsWith("#"))
				.map(Pattern::compile)
				.toList();
		}
		catch (PatternSyntaxException ex) {
			throw new IllegalArgumentException(file + " holds a line that is no regular expression: " + ex.getPattern(),
					ex);
		}
	}

}

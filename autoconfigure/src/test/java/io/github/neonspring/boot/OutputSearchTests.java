package io.github.neonspring.boot;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import com.puppycrawl.tools.checkstyle.Checker;
import com.puppycrawl.tools.checkstyle.ConfigurationLoader;
import com.puppycrawl.tools.checkstyle.PropertiesExpander;
import com.puppycrawl.tools.checkstyle.api.AuditEvent;
import com.puppycrawl.tools.checkstyle.api.AuditListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the search of all that the tests have printed, which ends the build.
 */
class OutputSearchTests {

	private static final String CONFIGURATION = "../config/checkstyle/output.xml";

	// Not in one piece, or this class would be what it looks for
	private static final String PASSWORD = "npg_" + "0123456789abcdefghi";

	private static final String FIXED = "hush" + "-wrong";

	@TempDir
	private Path reports;

	@Test
	void printedPasswordIsFoundWithFileAndLineAndNotPrintedAgain() throws Exception {
		Path output = write("Some-output.txt", "Started\nurl=postgresql://app:" + PASSWORD + "@host/db\nStopped\n");
		assertThat(search()).containsExactly(output.getFileName() + ":2");
	}

	@Test
	void passwordInsideOfALongLineOfAReportIsFound() throws Exception {
		write("TEST-Some.xml", "<a>\n<b/>\n<c>" + "x".repeat(100_000) + PASSWORD + "</c></a>\n");
		assertThat(search()).containsExactly("TEST-Some.xml:3");
	}

	@Test
	void fixedPasswordOfATestIsFoundInWhatItsProcessPrints() throws Exception {
		Path output = ProcessOutput.file("search");
		try {
			Files.writeString(output, "Started\njdbc:postgresql://host/db?user=app&password=" + FIXED + "\n");
			assertThat(search(ProcessOutput.DIRECTORY)).contains(output.getFileName() + ":2");
		}
		finally {
			Files.delete(output);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "../pom.xml", "../starter/src/it/outside-application/pom.xml" })
	void reportsAndWhatProcessesPrintAreSearched(String pom) throws Exception {
		assertThat(Files.readString(Path.of(pom))).containsSubsequence("/config/checkstyle/output.xml",
				directory("surefire-reports"), directory("failsafe-reports"),
				directory(ProcessOutput.DIRECTORY.getFileName().toString()), "<includes>**/*</includes>");
	}

	private static String directory(String name) {
		return "<sourceDirectory>${project.build.directory}/" + name + "</sourceDirectory>";
	}

	@Test
	void passwordInBytesThatAreNoTextIsFound() throws Exception {
		Path dump = this.reports.resolve("some.dumpstream");
		Files.write(dump, new byte[] { (byte) 0xff, 0, (byte) 0xfe });
		Files.writeString(dump, PASSWORD, StandardOpenOption.APPEND);
		assertThat(search()).containsExactly("some.dumpstream:1");
	}

	@Test
	void whatOnlyLooksLikeOneIsNot() throws Exception {
		write("Some-output.txt", "postgresql://app@host/db password=****** npg_…\nnpg_short hush-…\n");
		assertThat(search()).isEmpty();
	}

	private Path write(String name, String text) throws Exception {
		return Files.writeString(this.reports.resolve(name), text);
	}

	private List<String> search() throws Exception {
		return search(this.reports);
	}

	private static List<String> search(Path directory) throws Exception {
		Checker checker = new Checker();
		Found found = new Found();
		try (var files = Files.list(directory)) {
			checker.setModuleClassLoader(Checker.class.getClassLoader());
			checker.configure(
					ConfigurationLoader.loadConfiguration(CONFIGURATION, new PropertiesExpander(new Properties())));
			checker.addListener(found);
			checker.process(files.map(Path::toFile).toList());
		}
		finally {
			checker.destroy();
		}
		assertThat(found.messages).noneMatch((message) -> message.contains(PASSWORD) || message.contains(FIXED));
		return found.places;
	}

	/**
	 * What was found.
	 */
	private static final class Found implements AuditListener {

		private final List<String> places = new ArrayList<>();

		private final List<String> messages = new ArrayList<>();

		@Override
		public void addError(AuditEvent event) {
			this.places.add(new File(event.getFileName()).getName() + ":" + event.getLine());
			this.messages.add(event.getMessage());
		}

		@Override
		public void addException(AuditEvent event, Throwable throwable) {
			throw new IllegalStateException(throwable);
		}

		@Override
		public void auditStarted(AuditEvent event) {
		}

		@Override
		public void auditFinished(AuditEvent event) {
		}

		@Override
		public void fileStarted(AuditEvent event) {
		}

		@Override
		public void fileFinished(AuditEvent event) {
		}

	}

}

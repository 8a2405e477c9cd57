package io.github.neonspring.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The README says what the benchmarks have printed. With {@code -Dneon.docs=write} its
 * table is written.
 */
class MeasuredTableTests {

	private static final Path README = Repository.ROOT.resolve("README.md");

	private static final Path RESULTS = Repository.ROOT.resolve("docs/benchmarks/results.md");

	@Test
	void readmeHasWhatWasMeasured() throws IOException {
		String readme = MarkdownPage.read(README).text();
		String expected = MeasuredTable.replaceIn(readme, Files.readString(RESULTS));
		if ("write".equals(System.getProperty("neon.docs"))) {
			Files.writeString(README, expected);
		}
		assertThat(MarkdownPage.read(README).text()).as("written with -Dneon.docs=write").isEqualTo(expected);
	}

	@Test
	void whatWasNotMeasuredIsTold() {
		assertThatIllegalStateException().isThrownBy(() -> MeasuredTable.write("# Nothing"))
			.withMessageContaining("160 requests around 20 suspends");
	}

}

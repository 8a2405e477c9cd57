package io.github.neonspring.boot.setup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CsvShape}.
 */
class CsvShapeTests {

	@Test
	void quotesCommasAndLinesInsideOfValuesCountAsPartOfThem() throws Exception {
		assertThat(read("id, \"na,me\" ,\"a \"\"b\"\"\"\r\n1,\"two\nlines, and \"\"more\"\"\",\r\n2,,x"))
			.containsExactly("id", "na,me", "a \"b\"");
	}

	@Test
	void rowOfAnotherLengthIsNamedWithItsLine() {
		assertThatExceptionOfType(UnreadableSeedException.class).isThrownBy(() -> read("a,b\n\"1\n1\",2\n3,4,5\n"))
			.withMessage("line 4: 3 values where the header has 2 columns");
		assertThatExceptionOfType(UnreadableSeedException.class).isThrownBy(() -> read("a,b\n1,2\n\n"))
			.withMessage("line 3: 1 values where the header has 2 columns");
	}

	@Test
	void fileWithoutAHeaderOrWithAnOpenQuoteOrOtherBytesIsRefused() {
		assertThatExceptionOfType(UnreadableSeedException.class).isThrownBy(() -> read(""))
			.withMessageContaining("no header");
		assertThatExceptionOfType(UnreadableSeedException.class).isThrownBy(() -> read("a,,b\n"))
			.withMessageContaining("without a name");
		assertThatExceptionOfType(UnreadableSeedException.class).isThrownBy(() -> read("a,b\n1,\"2\n3,4\n"))
			.withMessage("line 2: a quote (\") that does not end");
		assertThatExceptionOfType(UnreadableSeedException.class)
			.isThrownBy(() -> CsvShape
				.read(new ByteArrayInputStream("a,b\n1,gr\u00fcn\n".getBytes(StandardCharsets.ISO_8859_1))))
			.withMessageContaining("not UTF-8");
	}

	private static List<String> read(String text) throws IOException, UnreadableSeedException {
		return CsvShape.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
	}

}

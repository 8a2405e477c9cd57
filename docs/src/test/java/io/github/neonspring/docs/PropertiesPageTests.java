package io.github.neonspring.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of all properties is that of the configuration metadata. With
 * {@code -Dneon.docs=write} it is written.
 */
class PropertiesPageTests {

	private static final Path PAGE = Repository.ROOT.resolve("docs/properties.md");

	@Test
	void pageIsThatOfTheMetadata() throws IOException {
		String page = PropertiesPage.write(KnownProperties.all().ours());
		if ("write".equals(System.getProperty("neon.docs"))) {
			Files.writeString(PAGE, page);
		}
		assertThat(PAGE).as("written with -Dneon.docs=write").hasContent(page);
	}

	@Test
	void everyPropertyIsInThePage() {
		String page = PropertiesPage.write(KnownProperties.all().ours());
		assertThat(page).contains("## neon.pool\n", "## neon.simulator\n", "`neon.transaction.retry.delay`", "`20ms`");
		assertThat(KnownProperties.all().ours())
			.allSatisfy((property) -> assertThat(page).contains("| `" + property.name() + "` | "));
	}

}

package io.github.neonspring.boot.actuate.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link NeonMeters}. Writes the document of them with
 * {@code -Dneon.docs=write}.
 */
class NeonMetersTests {

	private static final Path DOCUMENT = Path.of("..", "docs", "observability", "meters.md");

	@Test
	void documentIsThatOfTheCatalogue() throws IOException {
		if ("write".equals(System.getProperty("neon.docs"))) {
			Files.createDirectories(DOCUMENT.getParent());
			Files.writeString(DOCUMENT, MeterCatalogue.write());
		}
		assertThat(DOCUMENT).as("written with -Dneon.docs=write").hasContent(MeterCatalogue.write());
	}

	@ParameterizedTest
	@EnumSource
	void nameUnitAndTagsAreAsMicrometerAsks(NeonMeters meter) {
		assertThat(meter.meterName()).matches("neon(\\.[a-z]+)+");
		assertThat(meter.unit()).isNotEmpty();
		assertThat(meter.description()).matches("[A-Z0-9].*[^.]");
		assertThat(meter.tags()).allSatisfy((tag) -> {
			assertThat(tag.key()).matches("[a-z]+(\\.[a-z]+)*");
			assertThat(tag.values().isEmpty()).isNotEqualTo(tag.bound().isEmpty());
			assertThat(tag.values()).allMatch((value) -> value.matches("[a-z]+(-[a-z]+)*"));
		});
	}

	// Prometheus strips endings such as _created and _info
	@ParameterizedTest
	@EnumSource
	void seriesAreCalledAsTheMeter(NeonMeters meter) {
		assertThat(MeterCatalogue.series(meter)).isNotEmpty()
			.allMatch((series) -> series.startsWith(meter.meterName().replace('.', '_')));
	}

	@Test
	void meterUnlikeTheCatalogueIsRefused() {
		CataloguedMeters meters = new CataloguedMeters(new SimpleMeterRegistry());
		assertThatIllegalArgumentException().isThrownBy(() -> meters.timer(NeonMeters.COMPUTE_WAKES))
			.withMessageContaining("neon.compute.wakes");
		assertThatIllegalArgumentException().isThrownBy(() -> meters.timer(NeonMeters.COMPUTE_WAKE_DURATION));
	}

	@Test
	void valuesOfATagAreBounded() {
		BoundedTag tag = BoundedTag.ofAtMost(2);
		assertThat(tag.value("first")).isEqualTo("first");
		assertThat(tag.value("second")).isEqualTo("second");
		assertThat(tag.value("third")).isEqualTo("other");
		assertThat(tag.value("first")).isEqualTo("first");
	}

}

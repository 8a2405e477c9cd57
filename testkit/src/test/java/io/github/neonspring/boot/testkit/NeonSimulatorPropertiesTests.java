package io.github.neonspring.boot.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NeonSimulatorProperties}.
 */
class NeonSimulatorPropertiesTests {

	@Test
	void defaultValuesAreConsistent() {
		NeonSimulatorProperties properties = new NeonSimulatorProperties();
		assertThat(properties.isEnabled()).isTrue();
		assertThat(properties.getDataDirectory()).isNull();
		assertThat(properties.getIdleTimeout()).isEqualTo(Duration.ofMinutes(5));
		assertThat(properties.getColdStart()).isZero();
		assertThat(properties.getLatency()).isZero();
		assertThat(properties.getPort()).isZero();
		assertThat(properties.getReplicas()).isZero();
		assertThat(properties.getTls()).isEqualTo(TlsMode.REQUIRED);
	}

	@Test
	void everyPropertyHasADescription() throws IOException {
		try (InputStream metadata = getClass().getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			assertThat(metadata).isNotNull();
			String text = new String(metadata.readAllBytes(), StandardCharsets.UTF_8);
			assertThat(text.split("\"description\"", -1)).hasSize(9);
		}
	}

}

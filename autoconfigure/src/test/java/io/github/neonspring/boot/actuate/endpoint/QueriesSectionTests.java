package io.github.neonspring.boot.actuate.endpoint;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.github.neonspring.boot.query.NeonQueryProperties;
import io.github.neonspring.boot.query.QueryReport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link QueriesSection}.
 */
class QueriesSectionTests {

	private final NeonQueryProperties properties = new NeonQueryProperties();

	private final QueriesSection section = new QueriesSection(mock(QueryReport.class), this.properties);

	@Test
	void saysThatItIsSwitchedOffOnlyWhereNothingIsLookedFor() {
		assertThat(this.section.describe()).containsEntry("enabled", true);
		this.properties.setSlowThreshold(Duration.ZERO);
		assertThat(this.section.describe()).containsEntry("enabled", true);
		this.properties.setRepeatThreshold(0);
		assertThat(this.section.describe()).containsEntry("enabled", false);
	}

}

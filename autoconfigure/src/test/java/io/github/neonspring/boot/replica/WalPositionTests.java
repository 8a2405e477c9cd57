package io.github.neonspring.boot.replica;

import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WalPosition}.
 */
class WalPositionTests {

	private final WalPosition position = new WalPosition(3, 0x1_2345_6789L);

	@Test
	void tokenLeadsBackToThePosition() {
		assertThat(this.position.toToken()).hasSize(23).matches("[A-Za-z0-9_-]+");
		assertThat(WalPosition.ofToken(this.position.toToken())).isEqualTo(this.position);
	}

	@Test
	void whatIsNoTokenIsIgnored() {
		assertThat(WalPosition.ofToken(null)).isNull();
		assertThat(WalPosition.ofToken("")).isNull();
		assertThat(WalPosition.ofToken("a".repeat(23))).isNull();
		assertThat(WalPosition.ofToken("*".repeat(23))).isNull();
		assertThat(WalPosition.ofToken(this.position.toToken() + "A")).isNull();
	}

	@Test
	void garbledTokensAreIgnored() {
		Random random = new Random(42);
		String token = this.position.toToken();
		for (int i = 0; i < 10_000; i++) {
			char[] garbled = token.toCharArray();
			garbled[random.nextInt(token.length())] = (char) random.nextInt(300);
			WalPosition read = WalPosition.ofToken(new String(garbled));
			assertThat(read == null || read.equals(this.position)).isTrue();
		}
	}

	@Test
	void positionsOfAnotherTimelineAreNeverCovered() {
		assertThat(this.position.covers(this.position)).isTrue();
		assertThat(this.position.covers(new WalPosition(3, 1))).isTrue();
		assertThat(this.position.covers(new WalPosition(3, Long.MAX_VALUE))).isFalse();
		assertThat(this.position.covers(new WalPosition(2, 1))).isFalse();
		assertThat(this.position.covers(new WalPosition(4, 1))).isFalse();
	}

}

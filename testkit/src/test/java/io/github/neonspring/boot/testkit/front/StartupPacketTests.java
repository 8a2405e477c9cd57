package io.github.neonspring.boot.testkit.front;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link StartupPacket}.
 */
class StartupPacketTests {

	private static StartupPacket packet(String... words) {
		return StartupPacket.parse(0, (String.join("\0", words) + "\0\0").getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void onlyWhatNeonForwardsIsForwarded() {
		StartupPacket forwarded = packet("user", "me", "database", "db", "TimeZone", "Asia/Tokyo", "application_name",
				"app", "search_path", "app", "options", "endpoint=ep-x neon_lsn:0/1 -c work_mem=5MB")
			.forwarded();
		assertThat(forwarded.parameters()).containsExactly(entry("user", "me"), entry("database", "db"),
				entry("application_name", "app"), entry("options", "-c work_mem=5MB"),
				entry("client_encoding", "UTF8"));
	}

	@Test
	void endpointOptionIsFound() {
		assertThat(packet("user", "me", "options", "-c a=b project=ep-x").endpointOption()).isEqualTo("ep-x");
		assertThat(packet("user", "me").endpointOption()).isNull();
	}

	@Test
	void escapedSpacesStayTogether() {
		assertThat(packet("user", "me", "options", "-c application_name=a\\ b").forwarded().parameters())
			.containsEntry("options", "-c application_name=a\\ b");
	}

	@Test
	void replicationIsRecognised() {
		assertThat(packet("user", "me", "replication", "database").replication()).isTrue();
		assertThat(packet("user", "me", "replication", "false").replication()).isFalse();
	}

}

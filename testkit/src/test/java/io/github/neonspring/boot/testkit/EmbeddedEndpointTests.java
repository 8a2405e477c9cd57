package io.github.neonspring.boot.testkit;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link EmbeddedEndpoint}.
 */
@ExtendWith(OutputCaptureExtension.class)
class EmbeddedEndpointTests {

	@Test
	void startsOnceWhenItIsAskedFirstAndWarns(CapturedOutput output) throws Exception {
		AtomicInteger starts = new AtomicInteger();
		EmbeddedEndpoint endpoint = new EmbeddedEndpoint(() -> {
			starts.incrementAndGet();
			return NeonSimulator.builder().tls(TlsMode.OFF).start();
		});
		try (endpoint) {
			assertThat(endpoint.isStarted()).isFalse();
			ExecutorService executor = Executors.newFixedThreadPool(5);
			List<Future<String>> answers = IntStream.range(0, 5)
				.mapToObj((i) -> executor.submit(endpoint::connectionString))
				.toList();
			for (Future<String> answer : answers) {
				assertThat(answer.get()).startsWith("postgresql://neondb_owner:");
			}
			executor.shutdown();
			assertThat(starts).hasValue(1);
			assertThat(output).containsOnlyOnce("Set NEON_DATABASE_URL").doesNotContain("npg_");
			assertThat(Sql.value(endpoint.simulator().jdbcUrl(), "select 1")).isEqualTo("1");
		}
		assertThatIllegalStateException().isThrownBy(endpoint::connectionString);
	}

	@Test
	void closesWithoutEverHavingStarted() {
		EmbeddedEndpoint endpoint = new EmbeddedEndpoint(NeonSimulator.builder());
		endpoint.close();
		assertThat(endpoint.isStarted()).isFalse();
	}

}

package io.github.neonspring.boot.status;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ProcessFacts}.
 */
class ProcessFactsTests {

	private final NeonProcessProperties properties = new NeonProcessProperties();

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void nothingSetIsTheHostAndTheProcessId() {
		ProcessStatus process = process();
		assertThat(process.pid()).isEqualTo(ProcessHandle.current().pid());
		assertThat(process.host()).isNotBlank();
		assertThat(process.instance()).isEqualTo(process.host());
		assertThat(process.worker()).isEqualTo(Long.toString(process.pid()));
		assertThat(process.session()).matches("[0-9a-f]{8}");
		assertThat(process.startedAt()).isBefore(Instant.now());
	}

	@Test
	void platformNamesPodAndWorker() {
		this.environment.withProperty("HOSTNAME", "pod-7").withProperty("DYNO", "web.3");
		assertThat(process()).returns("pod-7", ProcessStatus::host)
			.returns("pod-7", ProcessStatus::instance)
			.returns("web.3", ProcessStatus::worker);
	}

	@Test
	void propertiesWin() {
		this.environment.withProperty("HOSTNAME", "pod-7").withProperty("CF_INSTANCE_INDEX", "0");
		this.properties.setInstanceId("shop-1");
		this.properties.setWorkerId("blue");
		assertThat(process()).returns("pod-7", ProcessStatus::host)
			.returns("shop-1", ProcessStatus::instance)
			.returns("blue", ProcessStatus::worker);
	}

	private ProcessStatus process() {
		return new ProcessFacts(this.properties, this.environment).get();
	}

}

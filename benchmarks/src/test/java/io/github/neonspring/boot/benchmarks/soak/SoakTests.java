package io.github.neonspring.boot.benchmarks.soak;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The short form of the soak. {@link Soak} is the long one.
 */
class SoakTests {

	private static final int TRANSFERS = 300;

	private static final int FAULTS = 15;

	private static final int WORKERS = 8;

	@ParameterizedTest
	@EnumSource
	void everyAnswerIsTrueAndNothingIsLeftOver(Endpoint endpoint) throws Exception {
		assumeTrue(endpoint.isAvailable(), Endpoint.MISSING);
		Report report = new Round(
				new SoakSettings(TRANSFERS, FAULTS, WORKERS, SoakSettings.seedOrRandom(), List.of(endpoint)), endpoint)
			.run();
		report.print(System.out);
		assertThat(report.isClean()).as("no violation; they are printed above, soak.seed=" + report.settings().seed())
			.isTrue();
		assertThat(report.answers()).hasSize(TRANSFERS);
		assertThat(report.strikes()).hasSize(FAULTS);
	}

}

package io.github.neonspring.boot.benchmarks.outage;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The short form of the outage. {@link Outage} is the long one.
 */
class OutageTests {

	@Test
	void requestsFailSoonAndNothingGrows() throws InterruptedException {
		Report report = new Outage(Duration.ofSeconds(18), 10).run();
		report.print(System.out);
		assertThat(report.answers()).hasSizeGreaterThan(80).noneMatch(Answer::served);
		assertThat(report.longest()).isLessThan(Duration.ofSeconds(12));
		assertThat(report.medianOnceOpen()).isLessThan(Duration.ofMillis(100));
		assertThat(report.served()).isLessThan(Duration.ofSeconds(5));
		assertThat(report.healthy()).isLessThan(Duration.ofSeconds(5));
		assertThat(report.late().threads()).isLessThanOrEqualTo(report.early().threads() + 5);
	}

}

package io.github.neonspring.boot.query;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReportPace}.
 */
class ReportPaceTests {

	private final AtomicLong now = new AtomicLong();

	private final ReportPace pace = new ReportPace(Duration.ofSeconds(60), this.now::get);

	@Test
	void eachStatementIsToldOnceAMinute() {
		assertThat(this.pace.ask("select a")).isZero();
		assertThat(this.pace.ask("select b")).isZero();
		assertThat(this.pace.ask("select a")).isEqualTo(ReportPace.NOT_NOW);
		assertThat(this.pace.ask("select a")).isEqualTo(ReportPace.NOT_NOW);
		this.now.addAndGet(Duration.ofSeconds(60).toNanos());
		assertThat(this.pace.ask("select a")).isEqualTo(2);
		assertThat(this.pace.ask("select a")).isEqualTo(ReportPace.NOT_NOW);
	}

	@Test
	void floodOfDifferentStatementsEnds() {
		assertThat(IntStream.range(0, 5000).filter((i) -> this.pace.ask("select " + i) != ReportPace.NOT_NOW).count())
			.isLessThanOrEqualTo(201);
	}

}

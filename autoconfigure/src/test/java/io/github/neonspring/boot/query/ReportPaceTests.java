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
		assertThat(this.pace.ask("select a")).hasValue(new LeftOut(0, false));
		assertThat(this.pace.ask("select b")).hasValue(new LeftOut(0, false));
		assertThat(this.pace.ask("select a")).isEmpty();
		assertThat(this.pace.ask("select a")).isEmpty();
		this.now.addAndGet(Duration.ofSeconds(60).toNanos());
		assertThat(this.pace.ask("select a")).hasValue(new LeftOut(2, false));
		assertThat(this.pace.ask("select a")).isEmpty();
	}

	@Test
	void floodOfDifferentStatementsEndsAndIsForgotten() {
		assertThat(IntStream.range(0, 5000).filter((i) -> this.pace.ask("select " + i).isPresent()).count())
			.isEqualTo(201);
		assertThat(this.pace.ask("select others")).isEmpty();
		this.now.addAndGet(Duration.ofSeconds(60).toNanos());
		assertThat(this.pace.ask("select late")).hasValue(new LeftOut(0, false));
		assertThat(this.pace.ask("select late")).isEmpty();
		this.now.addAndGet(Duration.ofSeconds(60).toNanos());
		assertThat(this.pace.ask("select late")).hasValue(new LeftOut(1, false));
	}

	@Test
	void statementsTooManyToBeToldApartAreNotTakenForOneAnother() {
		IntStream.range(0, 203).forEach((i) -> this.pace.ask("select " + i));
		this.now.addAndGet(Duration.ofSeconds(30).toNanos());
		assertThat(this.pace.ask("select others")).isEmpty();
		this.now.addAndGet(Duration.ofSeconds(29).toNanos());
		IntStream.range(0, 200).forEach((i) -> this.pace.ask("select " + i));
		this.now.addAndGet(Duration.ofSeconds(1).toNanos());
		IntStream.range(0, 200).forEach((i) -> this.pace.ask("select " + i));
		LeftOut leftOut = this.pace.ask("select others").orElseThrow();
		assertThat(leftOut).isEqualTo(new LeftOut(3, true));
		assertThat(leftOut.inWords("slow")).contains("others", "3 times");
	}

}

package io.github.neonspring.boot.benchmarks.soak;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.springframework.transaction.HeuristicCompletionException;

import io.github.neonspring.boot.benchmarks.soak.Bank.Books;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Auditor}.
 */
class AuditorTests {

	private static final Transfer TRANSFER = new Transfer(7, 1, 2, 50);

	private static final List<Strike> NO_STRIKE = List.of();

	@Test
	void honestAnswersPass() {
		assertThat(Auditor.violations(List.of(answer(Outcome.OK, 1)), NO_STRIKE, books(TRANSFER))).isEmpty();
		assertThat(Auditor.violations(List.of(answer(Outcome.ROLLED_BACK, 1)), NO_STRIKE, books())).isEmpty();
	}

	@Test
	void lostTransferIsFound() {
		assertThat(Auditor.violations(List.of(answer(Outcome.OK, 1)), NO_STRIKE, books())).singleElement()
			.asString()
			.startsWith("Untrue, for it is there 0 times: transfer 7");
	}

	@Test
	void doubledTransferIsFound() {
		assertThat(Auditor.violations(List.of(answer(Outcome.OK, 1)), NO_STRIKE, books(TRANSFER, TRANSFER)))
			.singleElement()
			.asString()
			.startsWith("Untrue, for it is there 2 times");
	}

	@Test
	void deniedTransferIsFound() {
		assertThat(Auditor.violations(List.of(answer(Outcome.ROLLED_BACK, 1)), NO_STRIKE, books(TRANSFER)))
			.singleElement()
			.asString()
			.startsWith("Untrue, for it is there 1 times");
	}

	@Test
	void falsifiedAndUnaskedEntriesAreFound() {
		Transfer falsified = new Transfer(7, 1, 2, 51);
		Transfer unasked = new Transfer(8, 1, 2, 5);
		assertThat(Auditor.violations(List.of(answer(Outcome.OK, 1)), NO_STRIKE, books(falsified, unasked))).hasSize(2)
			.anyMatch((violation) -> violation.startsWith("Written as"))
			.anyMatch((violation) -> violation.startsWith("Written without an answer: transfer 8"));
	}

	@Test
	void unknownIsExcusedByACrashOnly() {
		List<Answer> unknown = List.of(answer(Outcome.UNKNOWN, 1));
		assertThat(Auditor.violations(unknown, List.of(strike(Fault.KILL_9, 0)), books(TRANSFER))).isEmpty();
		assertThat(Auditor.violations(unknown, List.of(strike(Fault.KILL_9, 1)), books())).isEmpty();
		assertThat(Auditor.violations(unknown, List.of(strike(Fault.SUSPEND, 0)), books())).singleElement()
			.asString()
			.startsWith("Unknown without a crash")
			.endsWith("nearest fault: SUSPEND at 0.000 s");
		assertThat(Auditor.violations(unknown, List.of(strike(Fault.KILL_9, 60)), books())).hasSize(1);
	}

	@Test
	void hungCallerIsFound() {
		assertThat(Auditor.violations(List.of(answer(Outcome.OK, 61)), NO_STRIKE, books(TRANSFER))).singleElement()
			.asString()
			.startsWith("Hung for 61.000 s");
	}

	@Test
	void changedBalanceIsFound() {
		Books books = books();
		books.balances().merge(1, 1L, Long::sum);
		assertThat(Auditor.violations(List.of(), NO_STRIKE, books)).hasSize(2)
			.anyMatch((violation) -> violation.startsWith("Balances are not the sum"))
			.anyMatch((violation) -> violation.startsWith("Money was made or lost"));
	}

	@Test
	void onlyAnUnknownHeuristicOutcomeIsUnknown() {
		assertThat(Outcome.of(new HeuristicCompletionException(HeuristicCompletionException.STATE_UNKNOWN, null)))
			.isEqualTo(Outcome.UNKNOWN);
		assertThat(Outcome.of(new HeuristicCompletionException(HeuristicCompletionException.STATE_ROLLED_BACK, null)))
			.isEqualTo(Outcome.ROLLED_BACK);
		assertThat(Outcome.of(new IllegalStateException())).isEqualTo(Outcome.ROLLED_BACK);
	}

	private static Answer answer(Outcome outcome, int seconds) {
		return new Answer(TRANSFER, "JPA", outcome, Duration.ZERO, Duration.ofSeconds(seconds), null);
	}

	private static Strike strike(Fault fault, int second) {
		return new Strike(fault, Duration.ofSeconds(second), Duration.ofSeconds(second));
	}

	private static Books books(Transfer... entries) {
		Map<Integer, Long> balances = new TreeMap<>();
		for (int account = 0; account < Bank.ACCOUNTS; account++) {
			balances.put(account, Bank.OPENING_BALANCE);
		}
		for (Transfer entry : entries) {
			balances.merge(entry.from(), -entry.amount(), Long::sum);
			balances.merge(entry.to(), entry.amount(), Long::sum);
		}
		return new Books(List.of(entries), balances);
	}

}

package io.github.neonspring.boot.benchmarks.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The auditor, who compares what the callers were told with the books.
 */
final class Auditor {

	/** Longer than this nobody may wait for an answer. */
	static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

	private final List<Answer> answers;

	private final List<Strike> strikes;

	private final Bank.Books books;

	private final List<String> violations = new ArrayList<>();

	private Auditor(List<Answer> answers, List<Strike> strikes, Bank.Books books) {
		this.answers = answers;
		this.strikes = strikes;
		this.books = books;
	}

	static List<String> violations(List<Answer> answers, List<Strike> strikes, Bank.Books books) {
		Auditor auditor = new Auditor(answers, strikes, books);
		auditor.checkAnswers();
		auditor.checkMoney();
		return auditor.violations;
	}

	private void checkAnswers() {
		Map<Long, List<Transfer>> entries = this.books.entries().stream().collect(Collectors.groupingBy(Transfer::id));
		for (Answer answer : this.answers) {
			List<Transfer> written = entries.getOrDefault(answer.transfer().id(), List.of());
			entries.remove(answer.transfer().id());
			checkOutcome(answer, written);
			if (answer.waited().compareTo(LONGEST_WAIT) > 0) {
				this.violations.add("Hung for " + Report.seconds(answer.waited()) + ": " + answer);
			}
		}
		entries.keySet().forEach((id) -> this.violations.add("Written without an answer: transfer " + id));
	}

	private void checkOutcome(Answer answer, List<Transfer> written) {
		int count = written.size();
		boolean possible = switch (answer.outcome()) {
			case OK -> count == 1;
			case ROLLED_BACK -> count == 0;
			case UNKNOWN -> count <= 1;
		};
		if (!possible) {
			this.violations.add("Untrue, for it is there " + count + " times: " + answer + nearest(answer));
		}
		if (!written.stream().allMatch(answer.transfer()::equals)) {
			this.violations.add("Written as " + written + ": " + answer);
		}
		if (answer.outcome() == Outcome.UNKNOWN
				&& this.strikes.stream().noneMatch((strike) -> strike.excuses(answer))) {
			this.violations.add("Unknown without a crash: " + answer + nearest(answer));
		}
	}

	private String nearest(Answer answer) {
		return Report.nearest(this.strikes, answer);
	}

	private void checkMoney() {
		Map<Integer, Long> expected = new TreeMap<>();
		for (int account = 0; account < Bank.ACCOUNTS; account++) {
			expected.put(account, Bank.OPENING_BALANCE);
		}
		for (Transfer entry : this.books.entries()) {
			expected.merge(entry.from(), -entry.amount(), Long::sum);
			expected.merge(entry.to(), entry.amount(), Long::sum);
		}
		if (!expected.equals(this.books.balances())) {
			this.violations.add("Balances are not the sum of the entries: they are " + this.books.balances()
					+ " and should be " + expected);
		}
		long sum = this.books.balances().values().stream().mapToLong(Long::longValue).sum();
		if (sum != Bank.ACCOUNTS * Bank.OPENING_BALANCE) {
			this.violations
				.add("Money was made or lost: " + sum + " instead of " + Bank.ACCOUNTS * Bank.OPENING_BALANCE);
		}
	}

}

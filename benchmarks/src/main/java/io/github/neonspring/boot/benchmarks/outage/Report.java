package io.github.neonspring.boot.benchmarks.outage;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What came out of an outage.
 *
 * @param outage how long it lasted
 * @param answers the answers to the requests during it
 * @param early what the application took up soon after its begin
 * @param late what it took up at its end
 * @param served how long after its end a request was served
 * @param healthy how long after its end health was UP
 */
record Report(Duration outage, List<Answer> answers, Footprint early, Footprint late, Duration served,
		Duration healthy) {

	/** The contract's open-after, and half a second for a busy machine. */
	static final Duration OPEN_AFTER = Duration.ofSeconds(10);

	private static final Duration LONGEST_WAIT = OPEN_AFTER.plusMillis(500);

	private static final Duration LONGEST_MEDIAN = Duration.ofMillis(5);

	private static final Duration LONGEST_RETURN = Duration.ofSeconds(2);

	Duration longest() {
		return this.answers.stream().map(Answer::waited).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
	}

	Duration medianOnceOpen() {
		List<Duration> waits = this.answers.stream()
			.filter((answer) -> answer.askedAt().compareTo(OPEN_AFTER.plusSeconds(1)) > 0)
			.map(Answer::waited)
			.sorted()
			.toList();
		return waits.isEmpty() ? Duration.ZERO : waits.get(waits.size() / 2);
	}

	List<String> violations() {
		List<String> violations = new ArrayList<>();
		limit(violations, "The longest wait", longest(), LONGEST_WAIT);
		limit(violations, "The median once the breaker is open", medianOnceOpen(), LONGEST_MEDIAN);
		limit(violations, "The first request served", this.served, LONGEST_RETURN);
		limit(violations, "Health", this.healthy, LONGEST_RETURN);
		if (!this.late.isFlatSince(this.early)) {
			violations.add("It grew from " + this.early + " to " + this.late);
		}
		if (this.answers.stream().anyMatch(Answer::served)) {
			violations.add("A request was served without a database");
		}
		return violations;
	}

	private static void limit(List<String> violations, String what, Duration took, Duration limit) {
		if (took.compareTo(limit) > 0) {
			violations.add(what + " took " + millis(took) + ", not " + millis(limit));
		}
	}

	void print(PrintStream out) {
		out.println("Outage of " + this.outage.toSeconds() + " s, " + this.answers.size() + " requests");
		out.println("  longest wait                   " + millis(longest()));
		out.println("  median once the breaker opened " + millis(medianOnceOpen()));
		out.println("  first served after the return  " + millis(this.served));
		out.println("  healthy after the return       " + millis(this.healthy));
		out.println("  footprint early                " + this.early);
		out.println("  footprint late                 " + this.late);
		violations().forEach((violation) -> out.println("  VIOLATION: " + violation));
	}

	private static String millis(Duration duration) {
		return String.format(Locale.ROOT, "%.2f ms", duration.toNanos() / 1e6);
	}

}

package io.github.neonspring.boot.benchmarks.soak;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came out of a round.
 *
 * @param endpoint the way to the database
 * @param settings the round's size
 * @param took the time until the last answer
 * @param answers what the callers were told
 * @param strikes the faults that happened
 * @param missed the faults that had nothing to strike
 * @param violations what must not be
 */
record Report(Endpoint endpoint, SoakSettings settings, Duration took, List<Answer> answers, List<Strike> strikes,
		List<String> missed, List<String> violations) {

	private static final int SHOWN = 50;

	static String seconds(Duration duration) {
		return String.format(Locale.ROOT, "%.3f s", duration.toNanos() / 1e9);
	}

	static String nearest(List<Strike> strikes, Answer answer) {
		return strikes.stream()
			.min(Comparator.comparing((strike) -> strike.distance(answer.end())))
			.map((strike) -> "; nearest fault: " + strike)
			.orElse("");
	}

	Report with(List<String> found) {
		return new Report(this.endpoint, this.settings, this.took, this.answers, this.strikes, this.missed,
				List.copyOf(found));
	}

	boolean isClean() {
		return this.violations.isEmpty();
	}

	void print(PrintStream out) {
		out.printf(Locale.ROOT, "%n%s: seed %d, %d transfers by %d workers, %d faults%n", this.endpoint,
				this.settings.seed(), this.settings.transfers(), this.settings.workers(), this.settings.faults());
		out.println("  answers      " + counts(this.answers.stream().map((answer) -> answer.outcome().name())));
		counts(this.answers.stream().filter((answer) -> answer.outcome() != Outcome.OK).map(Answer::reason))
			.forEach((reason, count) -> out.println("    " + count + " x " + reason));
		out.println("  faults       " + counts(this.strikes.stream().map((strike) -> strike.fault().name())));
		this.missed.forEach((fault) -> out.println("    missed: " + fault));
		this.strikes.stream()
			.max(Comparator.comparing(Strike::took))
			.ifPresent((strike) -> out.println("    longest: " + seconds(strike.took()) + ", " + strike));
		out.printf(Locale.ROOT, "  throughput   %.1f transfers/s in %s, %.2f faults/s%n",
				this.answers.size() / (this.took.toNanos() / 1e9), seconds(this.took),
				this.strikes.size() / (this.took.toNanos() / 1e9));
		this.answers.stream()
			.max(Comparator.comparing(Answer::waited))
			.ifPresent((answer) -> out.println("  slowest      " + seconds(answer.waited()) + ": " + answer));
		print(out, "  unknown      ",
				this.answers.stream()
					.filter((answer) -> answer.outcome() == Outcome.UNKNOWN)
					.map((answer) -> answer + nearest(this.strikes, answer))
					.toList());
		print(out, "  violations   ", this.violations);
	}

	private static Map<String, Long> counts(Stream<String> words) {
		return words.collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
	}

	private static void print(PrintStream out, String title, List<String> lines) {
		out.println(title + lines.size());
		lines.stream().limit(SHOWN).forEach((line) -> out.println("    " + line));
		if (lines.size() > SHOWN) {
			out.println("    and " + (lines.size() - SHOWN) + " more");
		}
	}

}

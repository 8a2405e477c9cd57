package io.github.neonspring.boot.benchmarks.compare;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The size of a comparison.
 *
 * @param latencies how long a round trip takes, one after the other
 * @param repeat how often each measurement is taken where nothing else is said; the
 * median counts
 * @param starts how many pairs of starts are compared
 * @param load how long each load lasts
 * @param idle how long an idle application is watched
 * @param idleTimeout after what time without use the database falls asleep
 * @param coldStart how long the slow start of a compute takes
 * @param warmUp how often each operation is done before anything is measured
 * @param jvm the options of the JVM
 * @param only which measurements are taken, by their names
 * @param output where the table and the plots go
 */
record CompareSettings(List<Duration> latencies, int repeat, int starts, Duration load, Duration idle,
		Duration idleTimeout, Duration coldStart, int warmUp, List<String> jvm, Pattern only, Path output) {

	CompareSettings {
		latencies = List.copyOf(latencies);
		jvm = List.copyOf(jvm);
	}

	static CompareSettings fromSystemProperties() {
		return new CompareSettings(millis(property("compare.latencies", "0,1,20,100")), number("compare.repeat", 3),
				number("compare.starts", 7), Duration.ofMillis(number("compare.load", 1500)),
				Duration.ofSeconds(number("compare.idle", 45)), Duration.ofSeconds(number("compare.idle-timeout", 10)),
				Duration.ofSeconds(number("compare.cold-start", 5)), number("compare.warm-up", 500),
				List.of(property("compare.jvm", "-Xms128m -Xmx512m").split(" ")),
				Pattern.compile(property("compare.only", ".*"), Pattern.CASE_INSENSITIVE),
				Path.of(property("compare.output", "target/compare")));
	}

	private static List<Duration> millis(String list) {
		return Arrays.stream(list.split(",")).map(String::strip).map(Long::valueOf).map(Duration::ofMillis).toList();
	}

	private static int number(String name, int otherwise) {
		return Integer.parseInt(property(name, String.valueOf(otherwise)));
	}

	private static String property(String name, String otherwise) {
		String value = System.getProperty(name, "");
		return value.isBlank() ? otherwise : value.strip();
	}

	/**
	 * Return the latency for what is measured at one only.
	 * @return 20 ms, or the longest where that is not among them
	 */
	Duration usual() {
		Duration usual = Duration.ofMillis(20);
		return this.latencies.contains(usual) ? usual : this.latencies.get(this.latencies.size() - 1);
	}

	/**
	 * Whether a measurement is wanted.
	 * @param measurement the measurement
	 * @return {@code true} if its name is
	 */
	boolean includes(Measurement measurement) {
		return this.only.matcher(measurement.name()).find();
	}

	@Override
	public String toString() {
		return "compare.latencies=" + this.latencies.stream().map(Duration::toMillis).toList() + " ms, compare.repeat="
				+ this.repeat + ", compare.starts=" + this.starts + ", compare.load=" + this.load.toMillis()
				+ " ms, compare.idle=" + this.idle.toSeconds() + " s, compare.idle-timeout="
				+ this.idleTimeout.toSeconds() + " s, compare.cold-start=" + this.coldStart.toSeconds()
				+ " s, compare.warm-up=" + this.warmUp + ", compare.only=" + this.only;
	}

}

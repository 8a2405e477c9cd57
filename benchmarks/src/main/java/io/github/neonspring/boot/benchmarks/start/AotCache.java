package io.github.neonspring.boot.benchmarks.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

import io.github.neonspring.boot.benchmarks.start.Start.Time;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.TlsMode;

/**
 * Measures what ahead-of-time processing and an AOT cache (JEP 483 and 514) do for the
 * start of the application outside, against an endpoint that is awake. Starts of all
 * kinds alternate. Needs JDK 25, and the application's jar.
 */
public final class AotCache {

	private static final int RUNS = Integer.getInteger("start.runs", 5);

	private static final Path JAR = Path.of(System.getProperty("start.jar",
			"../starter/src/it/outside-application/target/outside-application-0.1.0-SNAPSHOT.jar"));

	private AotCache() {
	}

	/**
	 * Run the benchmark.
	 * @param arguments none
	 * @throws IOException if the application cannot be started
	 * @throws InterruptedException if it is interrupted
	 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		Path directory = Files.createTempDirectory("neon-start");
		try (NeonSimulator endpoint = NeonSimulator.builder().tls(TlsMode.OFF).start()) {
			Start start = new Start(extract(directory), endpoint.url(), directory);
			for (Kind kind : Kind.values()) {
				if (kind.isTrained()) {
					start.time(kind.training(directory));
				}
			}
			print(measure(start, directory));
		}
	}

	// A cache is of class paths, not of a jar of jars
	private static Path extract(Path directory) throws IOException, InterruptedException {
		int exit = new ProcessBuilder(Start.JAVA, "-Djarmode=tools", "-jar", JAR.toAbsolutePath().toString(), "extract",
				"--destination", directory.resolve("application").toString())
			.inheritIO()
			.start()
			.waitFor();
		if (exit != 0) {
			throw new IllegalStateException("Could not extract " + JAR + ": build it first");
		}
		return directory.resolve("application").resolve(String.valueOf(JAR.getFileName()));
	}

	private static Map<Kind, List<Time>> measure(Start start, Path directory) throws IOException, InterruptedException {
		Map<Kind, List<Time>> times = new EnumMap<>(Kind.class);
		for (int run = 0; run < RUNS; run++) {
			for (Kind kind : Kind.values()) {
				times.computeIfAbsent(kind, (first) -> new ArrayList<>()).add(start.time(kind.options(directory)));
			}
		}
		return times;
	}

	private static void print(Map<Kind, List<Time>> times) {
		double plain = median(Objects.requireNonNull(times.get(Kind.PLAIN)), Time::seconds);
		System.out.println("| start of the application outside | median of " + RUNS + " | share | CPU |");
		System.out.println("| --- | --- | --- | --- |");
		times.forEach((kind, all) -> System.out.printf(Locale.ROOT, "| %s | %.2f s | %.0f %% | %.2f s |%n", kind,
				median(all, Time::seconds), 100 * median(all, Time::seconds) / plain, median(all, Time::cpuSeconds)));
	}

	private static double median(List<Time> times, ToDoubleFunction<Time> value) {
		return times.stream().mapToDouble(value).sorted().toArray()[times.size() / 2];
	}

}

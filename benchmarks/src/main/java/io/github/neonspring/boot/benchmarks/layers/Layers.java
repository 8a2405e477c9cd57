package io.github.neonspring.boot.benchmarks.layers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Runs the benchmarks of the layers and writes down what they cost. Its exit code is 1 if
 * that is more than allowed.
 */
public final class Layers {

	private static final int ITERATIONS = 5;

	private final long millis;

	private final int iterations;

	private final int forks;

	Layers(long millis, int iterations, int forks) {
		this.millis = millis;
		this.iterations = iterations;
		this.forks = forks;
	}

	/**
	 * Run the benchmarks.
	 * @param arguments none; the system properties {@code layers.millis} (1000) for each
	 * iteration and {@code layers.output} say how long and where to
	 * @throws RunnerException if JMH fails
	 * @throws IOException if the report cannot be written
	 */
	public static void main(String[] arguments) throws RunnerException, IOException {
		String millis = System.getProperty("layers.millis", "");
		Layers layers = new Layers(millis.isBlank() ? 1000 : Long.parseLong(millis), ITERATIONS, 2);
		LayerReport report = layers.run();
		String text = report.markdown(List.of("Taken on " + LocalDate.now(),
				Runtime.getRuntime().availableProcessors() + " cores, JDK " + Runtime.version(), layers.toString()));
		System.out.println(text);
		Path directory = Files.createDirectories(Path.of(System.getProperty("layers.output", "target/layers")));
		Files.writeString(directory.resolve("layers.md"), text);
		System.exit(report.holds() ? 0 : 1);
	}

	LayerReport run() throws RunnerException {
		LoggingSystem.get(Layers.class.getClassLoader()).beforeInitialize();
		TimeValue time = TimeValue.milliseconds(this.millis);
		return LayerReport.of(new Runner(new OptionsBuilder().include(Layers.class.getPackageName() + "\\..*")
			.addProfiler(CpuTime.class)
			.mode(Mode.AverageTime)
			.timeUnit(TimeUnit.NANOSECONDS)
			.threads(1)
			.forks(this.forks)
			.warmupIterations(this.iterations)
			.warmupTime(time)
			.measurementIterations(this.iterations)
			.measurementTime(time)
			.shouldFailOnError(true)
			.build()).run());
	}

	@Override
	public String toString() {
		return this.forks + " forks of " + this.iterations + " iterations of " + this.millis + " ms, 1 thread";
	}

}

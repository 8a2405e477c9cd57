package io.github.neonspring.boot.benchmarks.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.boot.logging.LoggingSystem;

/**
 * Compares plain Spring Boot with the starter, prints the table and writes it down with
 * its plots. Its exit code is 1 if a limit does not hold or a measurement failed.
 */
public final class Compare {

	private final CompareSettings settings;

	private final List<Measurement> measurements;

	private final PrintStream out;

	Compare(CompareSettings settings, List<Measurement> measurements, PrintStream out) {
		this.settings = settings;
		this.measurements = measurements.stream().filter(settings::includes).toList();
		this.out = out;
	}

	/**
	 * Run the comparison.
	 * @param arguments none; the system properties {@code compare.*} say what to do
	 * @throws Exception if it cannot be run
	 */
	public static void main(String[] arguments) throws Exception {
		LoggingSystem.get(Compare.class.getClassLoader()).beforeInitialize();
		Table table = new Compare(CompareSettings.fromSystemProperties(), Measurements.all(), System.out).run();
		System.exit((table.broken().isEmpty() && table.failures().isEmpty()) ? 0 : 1);
	}

	Table run() throws Exception {
		Table table = new Table();
		try (Rig plain = new Rig(Side.PLAIN, this.settings); Rig starter = new Rig(Side.STARTER, this.settings)) {
			for (Measurement measurement : this.measurements) {
				long start = System.nanoTime();
				take(measurement, List.of(plain, starter), table);
				this.out.println(
						measurement.name() + ": " + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s");
			}
			report(table, plain);
		}
		return table;
	}

	private void take(Measurement measurement, List<Rig> rigs, Table table) {
		for (Duration latency : measurement.latencies(this.settings)) {
			for (int time = 0; time < measurement.repeats(this.settings); time++) {
				rigs.forEach((rig) -> take(measurement, latency, rig, table));
			}
		}
	}

	private void take(Measurement measurement, Duration latency, Rig rig, Table table) {
		rig.latency(latency);
		try {
			table.add(measurement, latency, rig.side(), measurement.take(rig));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("The comparison was interrupted", ex);
		}
		catch (Exception ex) {
			this.out.println("FAILED on " + rig.side() + ": " + measurement.name() + ": " + ex);
			table.failed(measurement, latency, rig.side(), ex);
		}
	}

	private void report(Table table, Rig rig) throws Exception {
		List<String> context = Stream.concat(Stream.of("Taken on " + LocalDate.now()), Stream.concat(
				Machine.describe(rig.simulator(), this.settings.jvm()).stream(), Stream.of(this.settings.toString())))
			.toList();
		Report report = new Report(table, context);
		this.out.println(report);
		writeDown(report, table);
	}

	private void writeDown(Report report, Table table) throws IOException {
		report.write(this.settings.output(), new Plots(table.rows(), this.settings.output()), this.settings.usual());
		this.out.println("Written to " + this.settings.output());
	}

}

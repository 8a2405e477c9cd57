package io.github.neonspring.boot.benchmarks.soak;

import java.io.PrintStream;
import java.sql.SQLException;

import org.springframework.boot.logging.LoggingSystem;

/**
 * The soak: money is transferred between accounts through JPA and through JDBC, direct
 * and through PgBouncer, while faults strike at random; in the end every answer that was
 * given is compared with the ledger. Its exit code is 1 if any was untrue or anything was
 * left over.
 */
public final class Soak {

	private Soak() {
	}

	/**
	 * Run the soak.
	 * @param arguments none; the system properties {@code soak.transfers},
	 * {@code soak.faults}, {@code soak.workers}, {@code soak.seed} and
	 * {@code soak.endpoint} (direct, pooled or both) say what to do
	 * @throws SQLException if the bank cannot be opened or audited
	 * @throws InterruptedException if it is interrupted
	 */
	public static void main(String[] arguments) throws SQLException, InterruptedException {
		System.exit(run(SoakSettings.fromSystemProperties(), System.out) ? 0 : 1);
	}

	private static boolean run(SoakSettings settings, PrintStream out) throws SQLException, InterruptedException {
		LoggingSystem.get(Soak.class.getClassLoader()).beforeInitialize();
		out.println("Soak with seed " + settings.seed() + ": to run it again add -Dsoak.seed=" + settings.seed());
		boolean clean = true;
		for (Endpoint endpoint : settings.endpoints()) {
			if (!endpoint.isAvailable()) {
				out.println(endpoint + ": skipped, " + Endpoint.MISSING);
				continue;
			}
			Report report = new Round(settings.share(endpoint), endpoint).run();
			report.print(out);
			clean &= report.isClean();
		}
		out.println((clean) ? "Verdict: every promise was kept" : "Verdict: promises were BROKEN, see the violations");
		return clean;
	}

}

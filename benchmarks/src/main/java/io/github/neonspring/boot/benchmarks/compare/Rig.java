package io.github.neonspring.boot.benchmarks.compare;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.SimulatorStats;
import io.github.neonspring.boot.testkit.TlsMode;

/**
 * One side of the comparison: a simulated endpoint, and the application that uses it.
 */
final class Rig implements AutoCloseable {

	/** What a pool keeps on both sides. */
	static final int KEPT = 10;

	private static final Duration TELLING = Duration.ofMillis(20);

	private static final Duration NEVER = Duration.ofHours(10);

	private static final List<String> WARM_UP = List.of("readThroughJdbc", "writeThroughJdbc", "readThroughTemplate",
			"writeThroughTemplate", "readThroughJpa", "writeThroughJpa", "writeThreeStatements", "readSerializable");

	private final Side side;

	private final CompareSettings settings;

	private final NeonSimulator simulator;

	private @Nullable Application application;

	private Duration latency = Duration.ZERO;

	Rig(Side side, CompareSettings settings) {
		this(side, settings, NEVER);
	}

	private Rig(Side side, CompareSettings settings, Duration idleTimeout) {
		this.side = side;
		this.settings = settings;
		this.simulator = NeonSimulator.builder()
			.endpoint("ep-" + side.name().toLowerCase(Locale.ROOT) + "-a1b2c3d4")
			.tls(TlsMode.OPTIONAL)
			.idleTimeout(idleTimeout)
			.parameter("max_connections", "300")
			.start();
	}

	/**
	 * Return another rig for this side, whose compute falls asleep.
	 * @return a rig to close
	 */
	Rig sleepy() {
		return new Rig(this.side, this.settings, this.settings.idleTimeout());
	}

	CompareSettings settings() {
		return this.settings;
	}

	NeonSimulator simulator() {
		return this.simulator;
	}

	Side side() {
		return this.side;
	}

	Duration latency() {
		return this.latency;
	}

	void latency(Duration latency) {
		this.latency = latency;
		this.simulator.latency(latency);
	}

	/**
	 * Whether a wait tells how many round trips it was, because nothing else takes nearly
	 * as long.
	 * @return {@code true} at the longest latency, if that is long enough
	 */
	boolean tellsRoundTripsByTime() {
		return this.latency.compareTo(TELLING) >= 0 && this.latency.equals(Collections.max(this.settings.latencies()));
	}

	/**
	 * Return the application that most measurements share, started and warmed up when it
	 * is first asked for.
	 * @return the application, not to be closed
	 * @throws IOException if it does not start
	 * @throws InterruptedException if it is interrupted
	 */
	Application application() throws IOException, InterruptedException {
		Application running = this.application;
		if (running == null) {
			this.simulator.latency(Duration.ZERO);
			running = launch();
			for (String operation : WARM_UP) {
				running.run(operation, this.settings.warmUp());
			}
			running.run("insertThousand", Math.min(2, this.settings.warmUp() / 100));
			running.awaitConnections(KEPT);
			this.application = running;
			this.simulator.latency(this.latency);
		}
		return running;
	}

	/**
	 * Start another application on the same endpoint, in plain text.
	 * @param settings properties
	 * @return the application, to be closed
	 * @throws IOException if it does not start
	 */
	Application launch(String... settings) throws IOException {
		return launch(false, Map.of(), settings);
	}

	/**
	 * Start another application on the same endpoint.
	 * @param tls whether it connects over TLS
	 * @param variables environment variables
	 * @param settings properties
	 * @return the application, to be closed
	 * @throws IOException if it does not start
	 */
	Application launch(boolean tls, Map<String, String> variables, String... settings) throws IOException {
		Map<String, String> all = new HashMap<>(this.side.variables(Address.of(this.simulator, tls)));
		all.putAll(variables);
		return Application.launch(this.side, this.settings.jvm(), all, List.of(settings));
	}

	/**
	 * Run an operation of the application that most measurements share.
	 * @param operation its name
	 * @param times how often, one after the other
	 * @return what it came to, with all that went on behind its caller
	 * @throws IOException if the application does not answer
	 * @throws InterruptedException if it is interrupted
	 */
	Sample sample(String operation, int times) throws IOException, InterruptedException {
		Application running = application();
		settled();
		// After half a second the pool asks its connection before it lends it
		running.run("readThroughTemplate", 1);
		long before = settled().roundTrips();
		long[] answer = running.run(operation, times);
		return Sample.of(answer, settled().roundTrips() - before, this.latency);
	}

	/**
	 * Wait until nothing is under way to the database any more.
	 * @return the counts of that moment
	 * @throws InterruptedException if it is interrupted
	 */
	SimulatorStats settled() throws InterruptedException {
		long pause = Math.max(60, 2 * this.latency.toMillis() + 20);
		SimulatorStats before = this.simulator.stats();
		for (int round = 0; round < 100; round++) {
			TimeUnit.MILLISECONDS.sleep(pause);
			SimulatorStats now = this.simulator.stats();
			if (now.roundTrips() == before.roundTrips() && now.connects() == before.connects()) {
				return now;
			}
			before = now;
		}
		return before;
	}

	/**
	 * Make the database as empty as a new one.
	 * @throws SQLException if that fails
	 */
	void emptySchema() throws SQLException {
		this.simulator.wake();
		this.simulator.execute("drop schema public cascade; create schema public authorization pg_database_owner; "
				+ "grant usage on schema public to public");
	}

	@Override
	public void close() throws IOException {
		try (this.simulator) {
			if (this.application != null) {
				this.application.close();
			}
		}
	}

}

package io.github.neonspring.boot.benchmarks.soak;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.springframework.context.ConfigurableApplicationContext;

import io.github.neonspring.boot.testkit.NeonSimulator;

/**
 * The soak over one endpoint, from an empty bank to the auditor's word.
 */
final class Round {

	/** After so long without any answer the callers are given up. */
	static final Duration PATIENCE = Duration.ofSeconds(120);

	private final SoakSettings settings;

	private final Endpoint endpoint;

	private final Leaks leaks = new Leaks();

	private final List<String> violations = new ArrayList<>();

	Round(SoakSettings settings, Endpoint endpoint) {
		this.settings = settings;
		this.endpoint = endpoint;
	}

	Report run() throws SQLException, InterruptedException {
		Report report;
		try (NeonSimulator simulator = NeonSimulator.builder().parameter("deadlock_timeout", "100ms").start()) {
			Bank.found(simulator);
			report = run(simulator);
			this.leaks.watchProcesses();
		}
		this.violations.addAll(this.leaks.violations());
		return report.with(this.violations);
	}

	private Report run(NeonSimulator simulator) throws SQLException, InterruptedException {
		Report report;
		try (ConfigurableApplicationContext application = SoakApplication.run(this.endpoint.url(simulator))) {
			report = bombard(simulator, application);
			simulator.wake();
			Connections connections = new Connections(simulator, this.endpoint);
			this.violations.addAll(connections.violationsAtRest(application));
			try (Connection connection = simulator.superuserConnection()) {
				this.violations.addAll(Auditor.violations(report.answers(), report.strikes(), Bank.books(connection)));
			}
		}
		this.violations.addAll(new Connections(simulator, this.endpoint).violationsAfterClose());
		return report;
	}

	private Report bombard(NeonSimulator simulator, ConfigurableApplicationContext application)
			throws InterruptedException {
		List<Teller> tellers = List.of(application.getBean(JpaTeller.class), application.getBean(JdbcTeller.class));
		Progress progress = new Progress();
		AtomicLong next = new AtomicLong();
		List<Worker> workers = IntStream.range(0, this.settings.workers())
			.mapToObj((number) -> new Worker(number, this.settings, tellers, next, progress))
			.toList();
		FaultInjector faults = new FaultInjector(simulator,
				FaultPlan.of(this.settings.seed(), this.settings.faults(), this.settings.transfers()), progress,
				this.leaks);
		faults.start();
		workers.forEach(Thread::start);
		boolean answered = progress.await(this.settings.transfers(), PATIENCE);
		Duration took = progress.now();
		if (!answered) {
			workers.stream().filter(Thread::isAlive).forEach(this::hangs);
		}
		faults.join(PATIENCE.toMillis());
		return new Report(this.endpoint, this.settings, took, progress.answers(), faults.strikes(), faults.missed(),
				List.of());
	}

	private void hangs(Worker worker) {
		this.violations.add("A caller hangs: " + worker.getName()
				+ Arrays.stream(worker.getStackTrace())
					.map((frame) -> "\n      at " + frame)
					.collect(Collectors.joining()));
	}

}

package io.github.neonspring.boot.benchmarks.soak;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * What a round must not leave behind: threads, and processes of PostgreSQL and PgBouncer.
 */
final class Leaks {

	/** Threads of the JDK and of libraries that live once in every JVM. */
	private static final List<String> OF_THE_JVM = List.of("process reaper", "Common-Cleaner", "Cleaner-",
			"Attach Listener", "ForkJoinPool.commonPool", "PostgreSQL-JDBC-Cleaner", "Keep-Alive-Timer");

	private static final long PATIENCE_MILLIS = 15_000;

	private final Set<Thread> threadsBefore = new HashSet<>(Thread.getAllStackTraces().keySet());

	private final Set<ProcessHandle> processesBefore = ConcurrentHashMap.newKeySet();

	private final Set<ProcessHandle> processes = ConcurrentHashMap.newKeySet();

	Leaks() {
		ProcessHandle.current().descendants().forEach(this.processesBefore::add);
	}

	// Note the processes of this moment. Who loses its parent later is still known.
	void watchProcesses() {
		ProcessHandle.current()
			.descendants()
			.filter(Predicate.not(this.processesBefore::contains))
			.forEach(this.processes::add);
	}

	List<String> violations() throws InterruptedException {
		List<String> left = left();
		for (long waited = 0; waited < PATIENCE_MILLIS && !left.isEmpty(); waited += 100) {
			Thread.sleep(100);
			left = left();
		}
		return left;
	}

	private List<String> left() {
		List<String> left = new ArrayList<>();
		for (Thread thread : Thread.getAllStackTraces().keySet()) {
			if (thread.isAlive() && !this.threadsBefore.contains(thread)
					&& OF_THE_JVM.stream().noneMatch(thread.getName()::startsWith)) {
				left.add("Thread left over: " + thread.getName());
			}
		}
		for (ProcessHandle process : this.processes) {
			if (process.isAlive()) {
				left.add("Process left over: " + process.pid() + " " + process.info().commandLine().orElse("?"));
			}
		}
		return left;
	}

}

package io.github.neonspring.boot.testkit.postgres;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Closes what is still open when the JVM ends, after Spring's own shutdown hooks: they
 * run at the same time as ours, and a context that is closing still needs its database.
 */
final class JvmExit {

	private static final Set<AutoCloseable> OPEN = ConcurrentHashMap.newKeySet();

	private static final Set<String> SPRING = Set.of("SpringApplicationShutdownHook", "SpringContextShutdownHook");

	private static final long PATIENCE_MILLIS = 60_000;

	static {
		Runtime.getRuntime().addShutdownHook(new Thread(JvmExit::closeAll, "neon-testkit-exit"));
	}

	private JvmExit() {
	}

	static void closeAtExit(AutoCloseable closeable) {
		OPEN.add(closeable);
	}

	static void forget(AutoCloseable closeable) {
		OPEN.remove(closeable);
	}

	private static void closeAll() {
		for (Thread thread : Thread.getAllStackTraces().keySet()) {
			if (SPRING.contains(thread.getName())) {
				await(thread);
			}
		}
		OPEN.parallelStream().forEach(JvmExit::close);
	}

	private static void await(Thread thread) {
		try {
			thread.join(PATIENCE_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void close(AutoCloseable closeable) {
		try {
			closeable.close();
		}
		catch (Exception ex) {
			// The watchdog does what is left to do
		}
	}

}

package io.github.neonspring.boot.testkit.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The process that a directory belongs to, a JVM as a rule, told from a later one with
 * the same process id by the moment at which it started.
 *
 * @param pid its process id
 * @param started when it started, in milliseconds since 1970
 * @param namespace the namespace that the process id counts in; empty where there is none
 */
record Owner(long pid, long started, String namespace) {

	static final String FILE = "neon-testkit.owner";

	private static final Duration CLOCK_STEP = Duration.ofSeconds(10);

	static Owner current() {
		return of(ProcessHandle.current());
	}

	static Owner of(ProcessHandle process) {
		return new Owner(process.pid(), started(process), currentNamespace());
	}

	static Optional<Owner> of(Path directory) {
		try {
			String[] words = Files.readString(directory.resolve(FILE)).strip().split(" ", -1);
			return Optional.of(new Owner(Long.parseLong(words[0]), Long.parseLong(words[1]), words[2]));
		}
		catch (IOException | IndexOutOfBoundsException | NumberFormatException ex) {
			return Optional.empty();
		}
	}

	void sign(Path directory) throws IOException {
		Files.writeString(directory.resolve(FILE), this.pid + " " + this.started + " " + this.namespace);
	}

	/**
	 * Whether the process is known to have ended; one of another container is never
	 * known.
	 * @return whether it is dead
	 */
	boolean isDead() {
		return this.namespace.equals(currentNamespace())
				&& ProcessHandle.of(this.pid).filter(ProcessHandle::isAlive).filter(this::isSame).isEmpty();
	}

	private boolean isSame(ProcessHandle process) {
		return Math.abs(started(process) - this.started) < CLOCK_STEP.toMillis();
	}

	private static long started(ProcessHandle process) {
		return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
	}

	private static String currentNamespace() {
		try {
			return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
		}
		catch (IOException | UnsupportedOperationException ex) {
			return "";
		}
	}

}

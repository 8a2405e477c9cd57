package io.github.neonspring.boot.testkit.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * PostgreSQL's {@code postmaster.pid}: the server that uses a data directory and whether
 * it accepts sessions yet.
 *
 * @param path the file
 * @see <a href= "https://www.postgresql.org/docs/18/storage-file-layout.html">PostgreSQL:
 * database file layout</a>
 */
record PidFile(Path path) {

	private static final int STARTED = 2;

	private static final int STATUS = 7;

	static PidFile of(Path dataDirectory) {
		return new PidFile(dataDirectory.resolve("postmaster.pid"));
	}

	boolean saysReady() {
		List<String> lines = lines();
		return lines.size() > STATUS && lines.get(STATUS).strip().equals("ready");
	}

	/**
	 * Return the living server that wrote the file; a process that merely got the same
	 * number later is told apart by when it started.
	 * @return the server's process
	 */
	Optional<ProcessHandle> server() {
		List<String> lines = lines();
		try {
			return (lines.size() <= STARTED) ? Optional.empty()
					: ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
						.filter(ProcessHandle::isAlive)
						.filter((process) -> startedBefore(process, Long.parseLong(lines.get(STARTED).strip())));
		}
		catch (NumberFormatException ex) {
			return Optional.empty();
		}
	}

	private boolean startedBefore(ProcessHandle process, long seconds) {
		Instant written = Instant.ofEpochSecond(seconds + 5);
		return process.info().startInstant().map((started) -> started.isBefore(written)).orElse(true);
	}

	void kill() {
		server().ifPresent((process) -> {
			process.destroyForcibly();
			await(process, 5);
		});
	}

	static boolean await(ProcessHandle process, long seconds) {
		try {
			process.onExit().get(seconds, TimeUnit.SECONDS);
			return true;
		}
		catch (TimeoutException | ExecutionException ex) {
			return !process.isAlive();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return !process.isAlive();
		}
	}

	private List<String> lines() {
		try {
			return Files.readAllLines(this.path);
		}
		catch (IOException ex) {
			return List.of();
		}
	}

}

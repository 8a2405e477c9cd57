package io.github.neonspring.boot.testkit.postgres;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A running PostgreSQL server process.
 *
 * @param process the process
 * @param binaries the programs that it belongs to
 */
record Postmaster(ProcessHandle process, PostgresBinaries binaries) {

	private static final Duration START_LIMIT = Duration.ofSeconds(60);

	private static final Duration ORPHANS_LIMIT = Duration.ofSeconds(5);

	private static final long STOP_SECONDS = 10;

	private static final long POLL_MILLIS = 5;

	private static final int TAIL = 20;

	static Postmaster start(PostgresBinaries binaries, ProcessUser user, DataDirectory data, List<String> arguments)
			throws IOException {
		Path log = data.path().resolve("server.log");
		List<String> command = Watchdog.ownSession();
		List<String> postgres = new ArrayList<>();
		postgres.add(binaries.program("postgres").toString());
		postgres.addAll(List.of("-D", data.path().toString()));
		postgres.addAll(arguments);
		command.addAll(user.command(postgres));
		ProcessBuilder builder = TemplateCluster.environment(new ProcessBuilder(command))
			.redirectInput(Redirect.from(new File(Platform.CURRENT.isWindows() ? "NUL" : "/dev/null")))
			.redirectErrorStream(true)
			.redirectOutput(Redirect.appendTo(log.toFile()));
		long orphansGone = System.nanoTime() + ORPHANS_LIMIT.toNanos();
		while (true) {
			Process launched = builder.start();
			try {
				return new Postmaster(awaitReady(launched, data, log), binaries);
			}
			catch (IllegalStateException ex) {
				// Children of a killed postmaster outlive it for a moment
				if (!tail(log).contains("pre-existing shared memory block") || System.nanoTime() > orphansGone) {
					throw ex;
				}
				pause(launched, data);
			}
		}
	}

	private static ProcessHandle awaitReady(Process launched, DataDirectory data, Path log) {
		long deadline = System.nanoTime() + START_LIMIT.toNanos();
		while (!data.pidFile().saysReady()) {
			if (!launched.isAlive()) {
				throw failure("ended with exit code " + launched.exitValue(), data, log);
			}
			if (System.nanoTime() > deadline) {
				data.pidFile().kill();
				launched.destroyForcibly();
				throw failure("was not ready after " + START_LIMIT.toSeconds() + " seconds", data, log);
			}
			pause(launched, data);
		}
		return data.pidFile().server().orElseThrow(() -> failure("ended at once", data, log));
	}

	private static void pause(Process launched, DataDirectory data) {
		try {
			Thread.sleep(POLL_MILLIS);
		}
		catch (InterruptedException ex) {
			data.pidFile().kill();
			launched.destroyForcibly();
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while PostgreSQL was starting in " + data.path(), ex);
		}
	}

	private static IllegalStateException failure(String what, DataDirectory data, Path log) {
		return new IllegalStateException(
				"PostgreSQL in " + data.path() + " " + what + ". The end of its log:\n" + tail(log));
	}

	private static String tail(Path log) {
		try {
			List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
			return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
		}
		catch (IOException ex) {
			return "(no log at " + log + ")";
		}
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	/**
	 * Stop the server, more and more firmly, in at most half a minute.
	 * @param mode how to begin
	 */
	void stop(StopMode mode) {
		signal(mode.signal());
		if (PidFile.await(this.process, STOP_SECONDS)) {
			return;
		}
		signal(StopMode.IMMEDIATE.signal());
		if (!PidFile.await(this.process, STOP_SECONDS)) {
			this.process.destroyForcibly();
			PidFile.await(this.process, STOP_SECONDS);
		}
	}

	private void signal(String signal) {
		String pid = String.valueOf(this.process.pid());
		List<String> command = (Platform.CURRENT.isWindows())
				? List.of(this.binaries.program("pg_ctl").toString(), "kill", signal, pid)
				: List.of("/bin/sh", "-c", "kill -" + signal + " " + pid);
		Command.run(Duration.ofSeconds(STOP_SECONDS), command);
	}

}

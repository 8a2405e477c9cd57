package io.github.neonspring.boot.testkit.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A running PgBouncer process.
 *
 * @param process the process
 */
record PgBouncerProcess(ProcessHandle process) {

	private static final Duration START_LIMIT = Duration.ofSeconds(20);

	private static final long POLL_MILLIS = 5;

	static PgBouncerProcess start(Path program, ProcessUser user, PgBouncerConfiguration configuration) {
		try {
			Files.deleteIfExists(configuration.pidFile());
			Files.deleteIfExists(configuration.socket());
			Files.deleteIfExists(Path.of(configuration.socket() + ".lock"));
			List<String> command = Watchdog.ownSession();
			command.addAll(user.command(List.of(program.toString(), configuration.file().toString())));
			Process launched = TemplateCluster.environment(new ProcessBuilder(command))
				.redirectErrorStream(true)
				.redirectOutput(Redirect.appendTo(configuration.log().toFile()))
				.start();
			launched.getOutputStream().close();
			return awaitReady(launched, configuration);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Could not start " + program, ex);
		}
	}

	private static PgBouncerProcess awaitReady(Process launched, PgBouncerConfiguration configuration) {
		long deadline = System.nanoTime() + START_LIMIT.toNanos();
		while (launched.isAlive() && System.nanoTime() < deadline) {
			Optional<ProcessHandle> process = process(configuration);
			if (process.isPresent() && accepts(configuration)) {
				return new PgBouncerProcess(process.get());
			}
			pause(launched);
		}
		launched.destroyForcibly();
		throw new IllegalStateException("PgBouncer did not start. Its log:\n" + log(configuration));
	}

	private static Optional<ProcessHandle> process(PgBouncerConfiguration configuration) {
		try {
			return ProcessHandle.of(Long.parseLong(Files.readString(configuration.pidFile()).strip()));
		}
		catch (IOException | NumberFormatException ex) {
			return Optional.empty();
		}
	}

	private static boolean accepts(PgBouncerConfiguration configuration) {
		try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(configuration.socket()))) {
			return channel.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static void pause(Process launched) {
		try {
			Thread.sleep(POLL_MILLIS);
		}
		catch (InterruptedException ex) {
			launched.destroyForcibly();
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while PgBouncer was starting", ex);
		}
	}

	private static String log(PgBouncerConfiguration configuration) {
		try {
			return Files.readString(configuration.log(), StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			return "(none)";
		}
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	void kill() {
		this.process.destroyForcibly();
		PidFile.await(this.process, 5);
	}

}

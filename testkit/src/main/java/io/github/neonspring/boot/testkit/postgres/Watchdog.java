package io.github.neonspring.boot.testkit.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A small shell process that holds a pipe from this JVM: when the JVM ends in whatever
 * way, it stops the server and deletes the temporary directory. On Windows, which has no
 * shell, the next start does that.
 */
final class Watchdog implements AutoCloseable {

	private static final String SCRIPT = script();

	private final @Nullable Process process;

	private Watchdog(@Nullable Process process) {
		this.process = process;
	}

	/**
	 * Start watching.
	 * @param pidFile the file whose first line is the process id to stop
	 * @param mark what the command line of that process contains
	 * @param temporary the directory to delete
	 * @param signal the signal that stops that process at once
	 * @return the watchdog
	 */
	static Watchdog start(Path pidFile, String mark, Path temporary, String signal) {
		if (Platform.CURRENT.isWindows()) {
			return new Watchdog(null);
		}
		List<String> command = ownSession();
		command.addAll(List.of("/bin/sh", "-c", SCRIPT, "neon-testkit-watchdog"));
		command.addAll(List.of(pidFile.toString(), mark, temporary.toString(), signal));
		try {
			return new Watchdog(new ProcessBuilder(command).redirectOutput(Redirect.DISCARD)
				.redirectError(Redirect.DISCARD)
				.start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Could not start /bin/sh, which watches over PostgreSQL", ex);
		}
	}

	/**
	 * Return the start of a command that no Ctrl-C at the terminal reaches.
	 * @return a list to add to
	 */
	static List<String> ownSession() {
		List<String> command = new ArrayList<>();
		Command.find("setsid").ifPresent((setsid) -> command.add(setsid.toString()));
		return command;
	}

	/**
	 * Send the watchdog home: its work is done.
	 */
	@Override
	public void close() {
		if (this.process == null) {
			return;
		}
		try (OutputStream pipe = this.process.getOutputStream()) {
			pipe.write("done\n".getBytes(StandardCharsets.US_ASCII));
		}
		catch (IOException ex) {
			// It has ended already
		}
		PidFile.await(this.process.toHandle(), 2);
	}

	private static String script() {
		try {
			return ShellScript.read("watchdog.sh");
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Could not read watchdog.sh", ex);
		}
	}

}

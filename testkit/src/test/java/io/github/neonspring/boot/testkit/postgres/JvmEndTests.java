package io.github.neonspring.boot.testkit.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for what is left of servers when their JVM ends.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs Unix signals")
class JvmEndTests {

	private static final String NOBODY = "65534";

	private Process application;

	@AfterEach
	void end() {
		if (this.application != null) {
			this.application.destroyForcibly();
		}
	}

	@Test
	void nothingOutlivesAKilledJvm() throws Exception {
		Map<String, String> started = start(List.of());
		List<ProcessHandle> processes = processes(started);
		this.application.destroyForcibly();
		awaitNothingLeft(started, processes);
	}

	@Test
	void nothingOutlivesATerminatedJvm() throws Exception {
		Map<String, String> started = start(List.of());
		List<ProcessHandle> processes = processes(started);
		this.application.destroy();
		assertThat(this.application.waitFor(30, TimeUnit.SECONDS)).isTrue();
		awaitNothingLeft(started, processes);
	}

	@Test
	void runsAsAnOrdinaryUserToo() throws Exception {
		assumeThat(ProcessUser.weAreRoot()).as("root, who can become another user").isTrue();
		assumeThat(Command.find("setpriv")).as("setpriv").isPresent();
		Path classes = readableClassPath();
		try {
			Map<String, String> started = start(
					List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"),
					classes + "/*:" + classes + "/0:" + classes + "/1");
			assertThat(CacheDirectory.uid(Path.of(started.get("run")))).isEqualTo(Integer.parseInt(NOBODY));
			List<ProcessHandle> processes = processes(started);
			this.application.destroyForcibly();
			awaitNothingLeft(started, processes);
		}
		finally {
			FileTree.delete(classes);
		}
	}

	@Test
	void nextStartRemovesWhatAKilledJvmLeft() throws Exception {
		Path run = Files.createDirectory(TemporaryDirectory.root().resolve("neon-run-" + System.nanoTime()));
		new Owner(ProcessHandle.current().pid(), 1, Owner.current().namespace()).sign(run);
		Files.createDirectory(run.resolve(PostgresServer.DATA));
		try (PostgresServer server = PostgresServer.builder().build()) {
			server.start();
			assertThat(run).doesNotExist();
			assertThat(server.home().run().path()).exists();
		}
	}

	private Map<String, String> start(List<String> prefix) throws IOException {
		return start(prefix, System.getProperty("java.class.path"));
	}

	private Map<String, String> start(List<String> prefix, String classPath) throws IOException {
		List<String> command = new ArrayList<>(prefix);
		command.addAll(List.of(System.getProperty("java.home") + "/bin/java", "-cp", classPath,
				ServerApplication.class.getName()));
		this.application = new ProcessBuilder(command).redirectErrorStream(true).start();
		BufferedReader output = this.application.inputReader();
		Map<String, String> words = new HashMap<>();
		StringBuilder everything = new StringBuilder();
		while (!words.containsKey("ready")) {
			String line = output.readLine();
			assertThat(line).as("the application's output after %s", everything).isNotNull();
			everything.append(line).append('\n');
			String[] parts = line.split(" ", 2);
			words.put(parts[0], (parts.length > 1) ? parts[1] : "");
		}
		return words;
	}

	private List<ProcessHandle> processes(Map<String, String> started) {
		List<ProcessHandle> processes = this.application.descendants().toList();
		assertThat(processes).extracting(ProcessHandle::pid).contains(Long.parseLong(started.get("server")));
		return processes;
	}

	private void awaitNothingLeft(Map<String, String> started, List<ProcessHandle> processes) {
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(processes).noneMatch(ProcessHandle::isAlive));
		await().atMost(Duration.ofSeconds(10))
			.untilAsserted(() -> assertThat(Path.of(started.get("run"))).doesNotExist());
	}

	private Path readableClassPath() throws IOException {
		Path target = Files.createTempDirectory(TemporaryDirectory.root(), "class-path");
		int number = 0;
		for (Path entry : Stream.of(System.getProperty("java.class.path").split(":")).map(Path::of).toList()) {
			if (Files.isDirectory(entry)) {
				FileTree.copy(entry, target.resolve(String.valueOf(number++)));
			}
			else if (Files.exists(entry)) {
				Files.copy(entry, target.resolve(entry.getFileName().toString()));
			}
		}
		FileTree.makeReadableForAll(target);
		return target;
	}

}

package io.github.neonspring.boot.testkit.test;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which of the build's test processes and threads this is.
 *
 * @param fork the number that Surefire, Failsafe or Gradle gave the JVM, 1 without
 * @param thread the number of JUnit's thread, 1 where it has only one
 */
record Worker(int fork, int thread) {

	private static final Pattern NUMBER = Pattern.compile("worker-(\\d+)$");

	static Worker current() {
		int fork = Stream.of("surefire.forkNumber", "org.gradle.test.worker")
			.map(Integer::getInteger)
			.filter((number) -> number != null)
			.findFirst()
			.orElse(1);
		Matcher thread = NUMBER.matcher(Thread.currentThread().getName());
		return new Worker(fork, thread.find() ? Integer.parseInt(thread.group(1)) : 1);
	}

	String applicationName() {
		return "neon-test-fork-" + this.fork + "-worker-" + this.thread;
	}

}

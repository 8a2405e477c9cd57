package io.github.neonspring.boot.status;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.stream.Stream;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;
import org.springframework.util.function.SingletonSupplier;

import io.github.neonspring.boot.connection.NeonConnection;

/**
 * Finds out in which process the application runs: once, and not before somebody asks,
 * since the name of a host may have to be looked up.
 */
final class ProcessFacts {

	private final NeonProcessProperties properties;

	private final Environment environment;

	private final SingletonSupplier<ProcessStatus> status = SingletonSupplier.of(this::find);

	ProcessFacts(NeonProcessProperties properties, Environment environment) {
		this.properties = properties;
		this.environment = environment;
	}

	ProcessStatus get() {
		return this.status.obtain();
	}

	private ProcessStatus find() {
		long pid = ProcessHandle.current().pid();
		String host = firstOf(Stream.of("HOSTNAME", "COMPUTERNAME").map(this.environment::getProperty), hostName());
		String instance = firstOf(Stream.ofNullable(this.properties.getInstanceId()), host);
		String worker = firstOf(Stream.concat(Stream.ofNullable(this.properties.getWorkerId()),
				Stream.of("CF_INSTANCE_INDEX", "DYNO").map(this.environment::getProperty)), Long.toString(pid));
		Instant startedAt = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
		return new ProcessStatus(pid, host, instance, worker, NeonConnection.instance(), startedAt);
	}

	private static String firstOf(Stream<String> candidates, String otherwise) {
		return candidates.filter(StringUtils::hasText).findFirst().orElse(otherwise);
	}

	private static String hostName() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return "localhost";
		}
	}

}

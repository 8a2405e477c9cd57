package io.github.neonspring.boot.actuate.endpoint;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.github.neonspring.boot.status.NeonOperations;

/**
 * What the endpoint {@code neon} can be asked to do.
 */
enum EndpointOperation {

	EVICT_IDLE((operations) -> Map.of("evicted", operations.evictIdle())),

	PAUSE_KEEPALIVE((operations) -> {
		operations.pauseKeepalive();
		return Map.of("paused", true);
	}),

	RESUME_KEEPALIVE((operations) -> {
		operations.resumeKeepalive();
		return Map.of("paused", false);
	}),

	PING((operations) -> Map.of("latencyMillis", operations.ping().toMillis()));

	private final Task task;

	EndpointOperation(Task task) {
		this.task = task;
	}

	Map<String, Object> run(NeonOperations operations) throws SQLException {
		return this.task.run(operations);
	}

	static Optional<EndpointOperation> named(String name) {
		return Arrays.stream(values()).filter((operation) -> operation.toString().equals(name)).findFirst();
	}

	static String names() {
		return Arrays.stream(values()).map(EndpointOperation::toString).collect(Collectors.joining(", "));
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Does it.
	 */
	@FunctionalInterface
	private interface Task {

		Map<String, Object> run(NeonOperations operations) throws SQLException;

	}

}

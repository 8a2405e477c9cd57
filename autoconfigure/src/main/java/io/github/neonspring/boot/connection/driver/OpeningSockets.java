package io.github.neonspring.boot.connection.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * The sockets whose connections are not established yet, by the name of the attempt.
 * pgjdbc creates socket factories by class name, hence static.
 */
final class OpeningSockets {

	private static final Map<String, OpeningSockets> ATTEMPTS = new ConcurrentHashMap<>();

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private volatile boolean closed;

	private volatile boolean over;

	private OpeningSockets() {
	}

	static OpeningSockets add(String name, Socket socket) throws SocketException {
		OpeningSockets attempt = ATTEMPTS.compute(name, (key, present) -> with(present, socket));
		if (attempt.closed) {
			throw new SocketException("The connection was given up while it was being opened");
		}
		return attempt;
	}

	private static OpeningSockets with(@Nullable OpeningSockets present, Socket socket) {
		OpeningSockets attempt = (present != null) ? present : new OpeningSockets();
		if (!attempt.closed) {
			attempt.sockets.add(socket);
		}
		return attempt;
	}

	static void remove(String name, Socket socket) {
		ATTEMPTS.computeIfPresent(name, (key, present) -> {
			present.sockets.remove(socket);
			return (present.sockets.isEmpty() && !present.closed) ? null : present;
		});
	}

	static @Nullable EndpointSocket forget(String name) {
		OpeningSockets attempt = ATTEMPTS.remove(name);
		if (attempt == null) {
			return null;
		}
		attempt.over = true;
		return attempt.established();
	}

	private @Nullable EndpointSocket established() {
		for (Socket socket : this.sockets) {
			if (socket instanceof EndpointSocket candidate && candidate.isConnected() && !candidate.isClosed()) {
				return candidate;
			}
		}
		return null;
	}

	boolean isOver() {
		return this.over;
	}

	static int close(String name) {
		return ATTEMPTS.keySet()
			.stream()
			.filter((attempt) -> attempt.equals(name) || attempt.startsWith(name + "/"))
			.mapToInt(OpeningSockets::closeAttempt)
			.sum();
	}

	private static int closeAttempt(String name) {
		OpeningSockets attempt = ATTEMPTS.computeIfPresent(name, (key, present) -> {
			present.closed = true;
			return present;
		});
		List<Socket> sockets = (attempt != null) ? List.copyOf(attempt.sockets) : List.of();
		sockets.forEach(OpeningSockets::close);
		return sockets.size();
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

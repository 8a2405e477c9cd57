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

	private OpeningSockets() {
	}

	static void add(String name, Socket socket) throws SocketException {
		OpeningSockets attempt = ATTEMPTS.compute(name, (key, present) -> with(present, socket));
		if (attempt.closed) {
			throw new SocketException("The connection was given up while it was being opened");
		}
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

	static void forget(String name) {
		ATTEMPTS.remove(name);
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

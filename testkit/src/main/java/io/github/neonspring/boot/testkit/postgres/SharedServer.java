package io.github.neonspring.boot.testkit.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * A PostgreSQL that all JVMs of one build use: the first of them starts it, and it ends
 * with its data when none is left, in whatever way they ended. On Windows each JVM has
 * one of its own.
 *
 * @since 0.1.0
 */
public final class SharedServer implements AutoCloseable {

	private final SocketAddress address;

	private final AutoCloseable share;

	private SharedServer(SocketAddress address, AutoCloseable share) {
		this.address = address;
		this.share = share;
		JvmExit.closeAtExit(this);
	}

	/**
	 * Become a user of the server of a build, starting it when nobody has.
	 * @param build the directory of the build
	 * @param parameters parameters as in {@code postgresql.conf}, for the one who starts
	 * @param firstStart what is done with a server that was just started, before others
	 * use it
	 * @return the server
	 * @throws IllegalStateException if PostgreSQL does not start
	 */
	public static SharedServer join(Path build, Map<String, String> parameters, Consumer<SharedServer> firstStart) {
		Assert.notNull(build, "'build' must not be null");
		if (Platform.CURRENT.isWindows()) {
			return alone(parameters, firstStart);
		}
		ServerParameters settings = new ServerParameters();
		parameters.forEach(settings::set);
		try {
			return join(new SharedServerRecord(build), settings, firstStart);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(
					"Could not share a PostgreSQL in " + TemporaryDirectory.root() + ": " + ex.getMessage(), ex);
		}
	}

	private static SharedServer alone(Map<String, String> parameters, Consumer<SharedServer> firstStart) {
		PostgresServer.Builder builder = PostgresServer.builder();
		parameters.forEach(builder::parameter);
		PostgresServer server = builder.build();
		server.start();
		SharedServer shared = new SharedServer(server.address(), server);
		firstStart.accept(shared);
		return shared;
	}

	private static synchronized SharedServer join(SharedServerRecord record, ServerParameters parameters,
			Consumer<SharedServer> firstStart) throws IOException {
		try (FileChannel lock = FileChannel.open(record.lockFile(), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE)) {
			lock.lock();
			Optional<SharedServer> running = record.runs()
				.stream()
				.map(SharedServer::enter)
				.flatMap(Optional::stream)
				.findFirst();
			return (running.isPresent()) ? running.get() : start(record, parameters, firstStart);
		}
	}

	private static Optional<SharedServer> enter(SharedHome home) {
		FileChannel door = home.enter();
		return Optional.ofNullable(door).map((open) -> of(home, open));
	}

	private static SharedServer of(SharedHome home, FileChannel door) {
		return new SharedServer(UnixDomainSocketAddress.of(home.socket()), door);
	}

	private static SharedServer start(SharedServerRecord record, ServerParameters parameters,
			Consumer<SharedServer> firstStart) throws IOException {
		RunDirectory.removeLeftovers();
		SharedHome home = new SharedHome(RunDirectory.create().path());
		@Nullable FileChannel door = null;
		try {
			door = home.open(parameters);
			SharedServer server = of(home, door);
			firstStart.accept(server);
			record.write(home);
			return server;
		}
		catch (IOException | RuntimeException ex) {
			if (door != null) {
				door.close();
			}
			else {
				FileTree.delete(home.path());
			}
			throw ex;
		}
	}

	/**
	 * Return where the server listens.
	 * @return a Unix socket, on Windows a loopback address
	 */
	public SocketAddress address() {
		return this.address;
	}

	/**
	 * Use the server no longer. It ends some seconds after its last user, unless another
	 * one comes before.
	 */
	@Override
	public void close() {
		JvmExit.forget(this);
		try {
			this.share.close();
		}
		catch (Exception ex) {
			throw new IllegalStateException("The door of the shared PostgreSQL could not be closed", ex);
		}
	}

}

package io.github.neonspring.boot.testkit.postgres;

import java.util.concurrent.CountDownLatch;

/**
 * A JVM of its own that starts a server, says where, and waits for its end.
 */
public final class ServerApplication {

	private ServerApplication() {
	}

	public static void main(String[] arguments) throws Exception {
		PostgresServer server = PostgresServer.builder().build();
		server.start();
		if (PgBouncer.find().isPresent()) {
			PgBouncer.start(server);
		}
		System.out.println("run " + server.home().run().path());
		System.out.println("server " + server.home().data().pidFile().server().orElseThrow().pid());
		System.out.println("ready");
		new CountDownLatch(1).await();
	}

}

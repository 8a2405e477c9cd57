package io.github.neonspring.boot.setup;

import io.github.neonspring.boot.connection.driver.JdbcTarget;

/**
 * Says what the settings of a target guarantee about encryption. The server is not asked:
 * behind a proxy it knows only of the way from there.
 */
final class TlsCheck {

	private static final String REMEDY = "Say sslmode=verify-full in the connection string, or a postgresql:// URL,"
			+ " which gets TLS by itself.";

	private TlsCheck() {
	}

	static Finding of(JdbcTarget target) {
		String detail = "sslmode " + target.tls() + " to " + target.description();
		return switch (target.tls()) {
			case "verify-full", "verify-ca" -> Finding.ok("TLS", detail);
			case "require" -> target.isLoopback() ? Finding.ok("TLS", detail)
					: Finding.warning("TLS", detail + ": encrypted, but the server is not verified", REMEDY);
			default -> target.isLoopback()
					? Finding.warning("TLS", detail + ": not encrypted for certain, on this machine", REMEDY)
					: Finding.failure("TLS", detail + ": not encrypted for certain", REMEDY);
		};
	}

}

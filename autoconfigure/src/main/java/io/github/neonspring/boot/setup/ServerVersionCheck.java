package io.github.neonspring.boot.setup;

import java.sql.SQLException;

/**
 * Says whether the server's version is one that is supported: 15 to 18 are tested;
 * Hibernate 7.4 needs 13.
 */
final class ServerVersionCheck {

	private static final int OLDEST_USABLE = 13;

	private static final int OLDEST_TESTED = 15;

	private static final int NEWEST_TESTED = 18;

	private ServerVersionCheck() {
	}

	static Finding of(Sql sql) throws SQLException {
		String name = "PostgreSQL " + sql.texts("show server_version").get(0);
		int version = Integer.parseInt(sql.texts("show server_version_num").get(0)) / 10000;
		if (version < OLDEST_USABLE) {
			return Finding.failure("server version", name + ": too old", "Move to a newer server, best 18.");
		}
		if (version < OLDEST_TESTED) {
			return Finding.warning("server version", name + ": gets no more corrections from PostgreSQL's developers",
					"Move to a newer server.");
		}
		return (version > NEWEST_TESTED)
				? Finding.warning("server version", name + ": newer than what was tested", "Look for a newer starter.")
				: Finding.ok("server version", name);
	}

}

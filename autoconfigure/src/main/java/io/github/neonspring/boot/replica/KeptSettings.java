package io.github.neonspring.boot.replica;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a borrower has set, for each connection that is fetched for it.
 */
final class KeptSettings {

	private final Map<String, Setting> settings = new LinkedHashMap<>();

	void keep(String name, Setting setting) {
		this.settings.put(name, setting);
	}

	void forget(String name) {
		this.settings.remove(name);
	}

	void applyTo(Connection connection) throws SQLException {
		for (Setting setting : this.settings.values()) {
			setting.on(connection);
		}
	}

	/**
	 * Something that is set on a connection.
	 */
	interface Setting {

		void on(Connection connection) throws SQLException;

	}

}

package io.github.neonspring.boot.testkit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.neonspring.boot.testkit.front.ScramVerifier;

/**
 * The roles' password verifiers as the control plane would know them: read from the
 * database while it is awake and remembered while it sleeps.
 */
final class StoredVerifiers {

	private static final String SQL = "select rolname, rolpassword from pg_authid where rolcanlogin "
			+ "and (rolname = ? or ? is null)";

	private static final Logger logger = LoggerFactory.getLogger(StoredVerifiers.class);

	private final SuperuserDoor door;

	private final String endpoint;

	private final Map<String, ScramVerifier> remembered = new ConcurrentHashMap<>();

	private @Nullable Connection connection;

	StoredVerifiers(SuperuserDoor door, String endpoint) {
		this.door = door;
		this.endpoint = endpoint;
	}

	@Nullable ScramVerifier remembered(String role) {
		return this.remembered.get(role);
	}

	// Read the verifier of one role, or those of all with null.
	void look(@Nullable String role) {
		try {
			refresh(role);
		}
		catch (SQLException ex) {
			logger.debug("The roles of {} could not be read; those read before hold", this.endpoint, ex);
		}
	}

	private synchronized void refresh(@Nullable String role) throws SQLException {
		Connection current = this.connection;
		if (current == null) {
			current = this.door.open("postgres");
			this.connection = current;
		}
		try (PreparedStatement statement = current.prepareStatement(SQL)) {
			statement.setString(1, role);
			statement.setString(2, role);
			try (ResultSet rows = statement.executeQuery()) {
				remember(role, read(rows));
			}
		}
		catch (SQLException ex) {
			disconnect();
			throw ex;
		}
	}

	private static Map<String, ScramVerifier> read(ResultSet rows) throws SQLException {
		Map<String, ScramVerifier> verifiers = new HashMap<>();
		while (rows.next()) {
			ScramVerifier verifier = ScramVerifier.parse(rows.getString(2));
			if (verifier != null) {
				verifiers.put(rows.getString(1), verifier);
			}
		}
		return verifiers;
	}

	// Never forgets a role for a moment: other logins read at the same time.
	private void remember(@Nullable String role, Map<String, ScramVerifier> verifiers) {
		this.remembered.putAll(verifiers);
		this.remembered.keySet()
			.removeIf((name) -> (role == null || name.equals(role)) && !verifiers.containsKey(name));
	}

	synchronized void disconnect() {
		try {
			if (this.connection != null) {
				this.connection.close();
			}
		}
		catch (SQLException ex) {
			// The server was faster
		}
		this.connection = null;
	}

}

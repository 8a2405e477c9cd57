package io.github.neonspring.boot.setup;

import java.sql.Connection;
import java.sql.SQLException;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

import io.github.neonspring.boot.connection.ResolvedConnection;
import io.github.neonspring.boot.connection.driver.ConnectListener;
import io.github.neonspring.boot.connection.driver.ConnectingDataSource;
import io.github.neonspring.boot.connection.driver.JdbcTarget;
import io.github.neonspring.boot.resilience.BringUp;

/**
 * The connections of a set-up, past the pool: to the direct endpoint, with the login that
 * migrates.
 *
 * @param main where the application connects
 * @param owner where the migrations connect
 * @param bringUp waits for a database that is not there yet
 * @param listener hears how each connect ended
 */
record SetupConnections(JdbcTarget main, JdbcTarget owner, BringUp bringUp, ConnectListener listener) {

	static SetupConnections of(ResolvedConnection connection, BringUp bringUp, ConnectListener listener,
			Environment environment) {
		JdbcTarget owner = connection.direct();
		String migrator = environment.getProperty("spring.flyway.user");
		if (StringUtils.hasText(migrator)) {
			owner = owner.withCredentials(migrator, environment.getProperty("spring.flyway.password"));
		}
		return new SetupConnections(connection.main(), owner, bringUp, listener);
	}

	/**
	 * Open a connection to the application's database as its owner.
	 * @return a connection to close
	 * @throws SQLException if there is none to be had
	 */
	Connection open() throws SQLException {
		return patiently(this.owner);
	}

	/**
	 * Open a connection to another database of the same server as the same user.
	 * @param database the database
	 * @return a connection to close
	 * @throws SQLException if there is none to be had
	 */
	Connection open(String database) throws SQLException {
		return patiently(this.owner.withDatabase(database));
	}

	/**
	 * Open a connection as the application does.
	 * @return a connection to close
	 * @throws SQLException if there is none to be had
	 */
	Connection openAsApplication() throws SQLException {
		return patiently(this.main);
	}

	/**
	 * Try once to log in as somebody else.
	 * @param database the database
	 * @param user the user
	 * @param password the password
	 * @throws SQLException if the server refuses
	 */
	void logIn(String database, String user, String password) throws SQLException {
		JdbcTarget target = this.owner.withDatabase(database).withCredentials(user, password);
		try (ConnectingDataSource connecting = this.bringUp.connecting(target, ConnectListener.NONE)) {
			connecting.getConnection().close();
		}
	}

	private Connection patiently(JdbcTarget target) throws SQLException {
		return this.bringUp.patient(this.bringUp.connecting(target, this.listener)).getConnection();
	}

}

package io.github.neonspring.boot.connection.driver;

import java.sql.Connection;
import java.sql.SQLException;

import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.springframework.core.log.LogMessage;

import io.github.neonspring.boot.connection.event.EndpointEvent;
import io.github.neonspring.boot.connection.event.EndpointLog;
import io.github.neonspring.boot.connection.string.EndpointKind;

/**
 * Recognises a pooler that neither its host nor its port gives away, without asking it
 * anything: the process id that comes with a login is the backend's, which no system lets
 * grow beyond 22 bits, but a pooler makes up 32 bits of its own. Behind a pooler,
 * statements that the driver prepares by name may be unknown to the next backend.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_sys_kernel.5.html">pid_max</a>
 */
final class UndeclaredPooler {

	private static final EndpointLog events = EndpointLog.of(UndeclaredPooler.class);

	private static final int LARGEST_PROCESS_ID = 1 << 22;

	private final JdbcTarget target;

	private volatile boolean recognised;

	UndeclaredPooler(JdbcTarget target) {
		this.target = target;
	}

	void prepareFor(Connection connection) throws SQLException {
		if (this.target.kind() != EndpointKind.POSTGRESQL
				|| PGProperty.PREPARE_THRESHOLD.isPresent(this.target.properties())) {
			return;
		}
		PGConnection driver = connection.unwrap(PGConnection.class);
		if (this.recognised || isMadeUp(driver.getBackendPID())) {
			driver.setPrepareThreshold(0);
			tell();
		}
	}

	private static boolean isMadeUp(int processId) {
		return processId <= 0 || processId > LARGEST_PROCESS_ID;
	}

	private void tell() {
		if (!this.recognised) {
			this.recognised = true;
			String endpoint = this.target.description();
			events.info(EndpointEvent.POOLER_FOUND, endpoint,
					LogMessage.format(
							"%s is reached through a pooler: statements are not prepared by name. If the"
									+ " pooler keeps track of them, add prepareThreshold=5 to the connection string",
							endpoint));
		}
	}

}

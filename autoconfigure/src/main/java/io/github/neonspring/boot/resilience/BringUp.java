package io.github.neonspring.boot.resilience;

import java.time.Duration;

import javax.sql.DataSource;

import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;

import io.github.neonspring.boot.connection.driver.ConnectListener;
import io.github.neonspring.boot.connection.driver.ConnectingDataSource;
import io.github.neonspring.boot.connection.driver.JdbcTarget;

/**
 * Connects to a database that may not be there yet: a compute that is waking, a server
 * that is starting, a name that does not resolve yet.
 *
 * @since 0.1.0
 */
public final class BringUp implements ApplicationListener<ContextRefreshedEvent> {

	/** Neon advises at least 15 s; a compute that needs longer than a minute is lost. */
	private static final Duration LONGEST_COLD_START = Duration.ofSeconds(60);

	private final Duration retryTimeout;

	private volatile boolean started;

	/**
	 * Create a bring-up.
	 * @param retryTimeout how long one attempt to get a connection may go on; zero for a
	 * single try
	 */
	public BringUp(Duration retryTimeout) {
		this.retryTimeout = retryTimeout;
	}

	/**
	 * Return a source of physical connections, each used as it is.
	 * @param target where to connect
	 * @param listener hears how each connect ended
	 * @return the source
	 */
	public ConnectingDataSource connecting(JdbcTarget target, ConnectListener listener) {
		return new ConnectingDataSource(target, longer(this.retryTimeout, LONGEST_COLD_START), listener);
	}

	/**
	 * Return a data source that tries again while the database is not there yet.
	 * @param connecting where the connections come from
	 * @return the patient data source
	 */
	public DataSource patient(ConnectingDataSource connecting) {
		return this.retryTimeout.isZero() ? connecting
				: new PatientDataSource(connecting, this.retryTimeout, () -> !this.started);
	}

	@Override
	public void onApplicationEvent(ContextRefreshedEvent event) {
		this.started = true;
	}

	private static Duration longer(Duration one, Duration other) {
		return (one.compareTo(other) > 0) ? one : other;
	}

}

package io.github.neonspring.boot.resilience;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;

import io.github.neonspring.boot.connection.driver.ConnectListener;
import io.github.neonspring.boot.connection.driver.ConnectingDataSource;
import io.github.neonspring.boot.connection.driver.EarlyConnection;
import io.github.neonspring.boot.connection.driver.JdbcTarget;
import io.github.neonspring.boot.pool.NeonPool;

/**
 * Connects to a database that may not be there yet: a compute that is waking, a server
 * that is starting, a name that does not resolve yet.
 *
 * @since 0.1.0
 */
public final class BringUp implements ApplicationListener<ApplicationEvent> {

	/** Neon advises at least 15 s; a compute that needs longer than a minute is lost. */
	private static final Duration LONGEST_COLD_START = Duration.ofSeconds(60);

	private final Duration retryTimeout;

	private final @Nullable EarlyConnection early;

	private final ConnectTally tally;

	private volatile boolean refreshed;

	private volatile boolean ready;

	private volatile boolean connected;

	/**
	 * Create a bring-up.
	 * @param retryTimeout how long one attempt to get a connection may go on; zero for a
	 * single try
	 */
	public BringUp(Duration retryTimeout) {
		this(retryTimeout, null, new ConnectTally(Clock.systemUTC()));
	}

	/**
	 * Create a bring-up that has begun.
	 * @param retryTimeout how long one attempt to get a connection may go on
	 * @param early the connection that is being opened already, or {@code null}
	 * @param tally counts the connects
	 */
	BringUp(Duration retryTimeout, @Nullable EarlyConnection early, ConnectTally tally) {
		this.retryTimeout = retryTimeout;
		this.early = early;
		this.tally = tally;
	}

	/**
	 * Return the same for an endpoint that no start waits for.
	 * @return a bring-up of an application that has started
	 */
	BringUp afterStart() {
		BringUp other = new BringUp(this.retryTimeout, null, this.tally);
		other.ready = true;
		return other;
	}

	/**
	 * Return a connection to open while the application context is being built.
	 * @param target where to connect
	 * @param retryTimeout how long one attempt to get a connection may go on
	 * @return the early connection, which has not begun
	 */
	public static EarlyConnection early(JdbcTarget target, Duration retryTimeout) {
		return new EarlyConnection(target, silence(retryTimeout), System::nanoTime);
	}

	private static Duration silence(Duration retryTimeout) {
		return longer(retryTimeout, LONGEST_COLD_START);
	}

	/**
	 * Return a source of physical connections, each used as it is.
	 * @param target where to connect
	 * @param listener hears how each connect ended
	 * @return the source
	 */
	public ConnectingDataSource connecting(JdbcTarget target, ConnectListener listener) {
		ConnectListener counting = this.tally.counting(target.description(), listener);
		return new ConnectingDataSource(target, silence(this.retryTimeout), new Noting(counting), this.early);
	}

	/**
	 * Return a source of physical connections for the pool. An early connection that
	 * leads elsewhere is of no use then and closed.
	 * @param target where to connect
	 * @param listener hears how each connect ended
	 * @return the source
	 */
	ConnectingDataSource connectingForPool(JdbcTarget target, ConnectListener listener) {
		if (this.early != null && !this.early.leadsTo(target)) {
			this.early.close();
		}
		return connecting(target, listener);
	}

	/**
	 * Return a data source that tries again while the database is not there yet.
	 * @param connecting where the connections come from
	 * @return the patient data source
	 */
	public DataSource patient(ConnectingDataSource connecting) {
		return new PatientDataSource(connecting, this.retryTimeout, this::isStarting, null);
	}

	/**
	 * Return a data source for a pool, which tries again while the database is not there
	 * yet and somebody waits for a connection.
	 * @param connecting where the connections come from
	 * @param pool the pool
	 * @param breaker says when to connect while the database cannot be reached
	 * @return the patient data source
	 */
	DataSource patient(ConnectingDataSource connecting, NeonPool pool, EndpointBreaker breaker) {
		return new PatientDataSource(connecting, this.retryTimeout, this::isStarting,
				new ConnectTurn(pool, breaker, connecting::isClosed));
	}

	DataSource patient(ConnectingDataSource connecting, EndpointBreaker breaker) {
		Duration patience = shorter(this.retryTimeout, breaker.openAfter());
		return new PatientDataSource(connecting, patience, this::isStarting,
				new ConnectTurn(null, breaker, connecting::isClosed));
	}

	/**
	 * Whether the application is still starting, and so waits longer for its database.
	 * Runners are part of the start, unless the database has been there already.
	 * @return {@code false} once it has started
	 */
	boolean isStarting() {
		return !this.ready && !(this.refreshed && this.connected);
	}

	/**
	 * Return how connects have ended.
	 * @return the counts
	 */
	public ConnectTally tally() {
		return this.tally;
	}

	Duration retryTimeout() {
		return this.retryTimeout;
	}

	@Override
	public void onApplicationEvent(ApplicationEvent event) {
		if (event instanceof ContextRefreshedEvent refresh) {
			this.refreshed = true;
			// Only a SpringApplication runs runners and tells when they are done
			this.ready = this.ready || refresh.getApplicationContext()
				.getBeanProvider(ApplicationArguments.class)
				.stream()
				.findAny()
				.isEmpty();
		}
		else if (event instanceof ApplicationReadyEvent) {
			this.ready = true;
		}
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	private static Duration longer(Duration one, Duration other) {
		return (one.compareTo(other) > 0) ? one : other;
	}

	/**
	 * Notes the first connect.
	 */
	private final class Noting implements ConnectListener {

		private final ConnectListener next;

		Noting(ConnectListener next) {
			this.next = next;
		}

		@Override
		public void connected(String serverVersion, Duration took) {
			BringUp.this.connected = true;
			this.next.connected(serverVersion, took);
		}

		@Override
		public void connectFailed(SQLException failure) {
			this.next.connectFailed(failure);
		}

	}

}

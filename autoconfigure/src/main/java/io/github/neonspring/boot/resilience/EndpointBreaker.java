package io.github.neonspring.boot.resilience;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.springframework.core.log.LogMessage;

import io.github.neonspring.boot.connection.driver.ConnectListener;
import io.github.neonspring.boot.connection.event.EndpointEvent;
import io.github.neonspring.boot.connection.event.EndpointLog;

/**
 * The circuit breaker around physical connects. It opens when connects have been nothing
 * but refused, reset, without an address or, of several hosts, without a suitable server
 * for some time, and closes with the first that ends in any other way; an answer that
 * refuses, a timeout and silence all come from somebody who is there. While it is open
 * one connect a second finds out.
 *
 * @since 0.1.0
 */
public final class EndpointBreaker implements ConnectListener {

	private static final EndpointLog events = EndpointLog.of(EndpointBreaker.class);

	/** Failures that are further apart than this and the time to open are two outages. */
	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(6);

	private final Duration openAfter;

	private final Clock clock;

	private final BooleanSupplier starting;

	private final Circuit circuit;

	private final String consequence;

	private volatile String endpoint = "The database";

	private volatile Runnable onOpen = () -> {
	};

	private volatile @Nullable ConnectOutcome last;

	private volatile @Nullable Outage outage;

	private volatile Instant probing = Instant.MIN;

	EndpointBreaker(NeonCircuitBreakerProperties properties, Clock clock, BooleanSupplier starting) {
		this(properties.getOpenAfter(), properties.isEnabled(), clock, starting, "Callers fail at once");
	}

	private EndpointBreaker(Duration openAfter, boolean enabled, Clock clock, BooleanSupplier starting,
			String consequence) {
		this.openAfter = openAfter;
		this.clock = clock;
		this.starting = starting;
		this.consequence = consequence;
		this.circuit = new Circuit(clock, enabled);
	}

	/**
	 * Return a circuit breaker like this one, for an endpoint that no start waits for.
	 * @param consequence what callers do while it is open
	 * @return a closed circuit breaker
	 */
	EndpointBreaker another(String consequence) {
		return new EndpointBreaker(this.openAfter, isEnabled(), this.clock, () -> false, consequence);
	}

	/**
	 * Return the state.
	 * @return the state
	 */
	public BreakerState state() {
		return this.circuit.state();
	}

	/**
	 * Whether callers are let through: one volatile read.
	 * @return {@code false} while the database cannot be reached
	 */
	public boolean isClosed() {
		return this.circuit.isClosed();
	}

	/**
	 * Return since when nothing could be reached.
	 * @return the time of the first failure, or {@code null} if the last connect was none
	 * of those that count
	 */
	public @Nullable Instant unreachableSince() {
		Outage current = this.outage;
		return (current != null) ? current.since() : null;
	}

	/**
	 * Whether a caller is better told at once that there is nobody. A connect that finds
	 * out and is held in silence has found somebody.
	 * @return {@code true} if it cannot be of use to wait
	 */
	boolean isRejecting() {
		return switch (this.circuit.state()) {
			case OPEN -> true;
			case HALF_OPEN -> this.clock.instant().isBefore(this.probing.plus(Circuit.PROBE_PACE));
			default -> false;
		};
	}

	/**
	 * Return when the breaker opens unless something changes.
	 * @return the time, or {@code null} while nothing points that way
	 */
	@Nullable Instant opensAt() {
		Outage current = this.outage;
		boolean lasting = current != null && isEnabled() && now().isBefore(current.lastly().plus(LONGEST_PAUSE));
		return (lasting && current != null) ? current.since().plus(this.openAfter) : null;
	}

	boolean isEnabled() {
		return this.circuit.isEnabled();
	}

	Duration openAfter() {
		return this.openAfter;
	}

	Instant now() {
		return this.clock.instant();
	}

	String endpoint() {
		return this.endpoint;
	}

	@Nullable ConnectOutcome last() {
		return this.last;
	}

	/**
	 * Ask for leave to connect.
	 * @return {@code false} if another connect finds out already, or found out less than
	 * a second ago
	 */
	boolean permits() {
		boolean permitted = this.circuit.permits();
		if (permitted && this.circuit.state() == BreakerState.HALF_OPEN) {
			this.probing = this.clock.instant();
			events.debug(EndpointEvent.BREAKER_HALF_OPEN, this.endpoint,
					LogMessage.format("One connect finds out whether %s is back", this.endpoint));
		}
		return permitted;
	}

	/**
	 * Return what a caller is told.
	 * @return the exception
	 */
	EndpointUnavailableException unavailable() {
		Outage current = this.outage;
		return (current != null)
				? new EndpointUnavailableException(current.inWords(this.endpoint, now()), current.failure())
				: new EndpointUnavailableException(this.endpoint + " is out of reach", null);
	}

	void onOpen(Runnable task) {
		this.onOpen = task;
	}

	/**
	 * Hear of connects to the given endpoint.
	 * @param endpoint what to call it
	 * @param next hears the same
	 * @return what to tell of connects
	 */
	public ConnectListener listeningTo(String endpoint, ConnectListener next) {
		this.endpoint = endpoint;
		return new ConnectListeners(next, this);
	}

	@Override
	public void connected(String serverVersion, Duration took) {
		ended(new ConnectOutcome(now(), null));
	}

	@Override
	public void connectFailed(SQLException failure) {
		ended(new ConnectOutcome(now(), failure));
	}

	private synchronized void ended(ConnectOutcome outcome) {
		SQLException failure = outcome.failure();
		if (outcome.isOurs()) {
			this.circuit.release();
			return;
		}
		this.last = outcome;
		if (failure != null && outcome.isUnreachable()) {
			unreachable(outcome.at(), failure);
		}
		else {
			reached();
		}
	}

	private void unreachable(Instant now, SQLException failure) {
		Outage current = this.outage;
		boolean goesOn = current != null && now.isBefore(current.lastly().plus(this.openAfter).plus(LONGEST_PAUSE));
		Outage outage = (goesOn && current != null) ? current.goesOn(now, failure) : Outage.beginning(now, failure);
		this.outage = outage;
		if (this.circuit.state() == BreakerState.HALF_OPEN) {
			this.circuit.probeFailed(failure);
		}
		else if (this.circuit.state() == BreakerState.CLOSED && !this.starting.getAsBoolean()
				&& outage.lasted().compareTo(this.openAfter) >= 0) {
			this.circuit.open();
			events.warn(EndpointEvent.BREAKER_OPEN, this.endpoint,
					LogMessage.format("%s %s until it is back", unavailable().getMessage(), this.consequence));
			this.onOpen.run();
		}
	}

	private void reached() {
		Outage ended = this.outage;
		this.outage = null;
		if (!isClosed()) {
			this.circuit.close();
			events.info(EndpointEvent.BREAKER_CLOSED, this.endpoint,
					LogMessage.format("%s answers again, after %d s out of reach", this.endpoint,
							(ended != null) ? Duration.between(ended.since(), now()).toSeconds() : 0));
		}
	}

	/**
	 * Close because nobody wants to know: the next caller finds out.
	 */
	synchronized void forget() {
		if (!isClosed()) {
			this.outage = null;
			this.circuit.close();
			events.info(EndpointEvent.BREAKER_CLOSED, this.endpoint,
					LogMessage.format("%s is no longer looked for; the next use of it tries again", this.endpoint));
		}
	}

}

package io.github.neonspring.sample.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.compute.AwakeTime;
import io.github.neonspring.boot.compute.NeonKeepaliveProperties;
import io.github.neonspring.boot.pool.PoolSnapshot;
import io.github.neonspring.boot.resilience.BreakerState;
import io.github.neonspring.boot.session.OpenSession;
import io.github.neonspring.boot.status.BreakerStatus;
import io.github.neonspring.boot.status.KeepaliveStatus;
import io.github.neonspring.boot.status.NeonStatus;
import io.github.neonspring.boot.status.TransactionStatus;
import io.github.neonspring.sample.live.endpoint.ComputeFacts;
import io.github.neonspring.sample.live.endpoint.WatchedEndpoint;
import io.github.neonspring.sample.live.load.Ledger;
import io.github.neonspring.sample.live.load.Load;
import io.github.neonspring.sample.live.load.Results;
import io.github.neonspring.sample.live.load.Settings;

/**
 * Reads what the page shows, from what is known already: the database is asked nothing.
 * Used by one thread at a time.
 */
final class StateReader {

	private static final int MOST_SESSIONS = 30;

	private final NeonStatus status;

	private final WatchedEndpoint endpoint;

	private final NeonKeepaliveProperties keepalive;

	private final Load load;

	private final Ledger ledger;

	private final Results results;

	private final Clock clock;

	private final Watched<Long> pings = new Watched<>();

	private final Watched<BreakerState> breaker = new Watched<>();

	private final Watched<Boolean> closed = new Watched<>();

	private long openings;

	private long lastPing;

	StateReader(NeonStatus status, WatchedEndpoint endpoint, NeonKeepaliveProperties keepalive, Load load,
			Ledger ledger, Results results, Clock clock) {
		this.status = status;
		this.endpoint = endpoint;
		this.keepalive = keepalive;
		this.load = load;
		this.ledger = ledger;
		this.results = results;
		this.clock = clock;
	}

	/**
	 * Return what pages have to hear of at once.
	 * @return something that is equal as long as there is no such thing
	 */
	Object urgent() {
		return List.of(this.endpoint.timeline().end(), this.status.breaker().state());
	}

	LiveState read() {
		long now = this.clock.millis();
		return new LiveState(now, compute(), pool(), sessions(), keepalive(now), breaker(now), commits(),
				this.ledger.balance(), this.load.status(),
				new LiveState.BySettings(this.results.totals(Settings.STARTER), this.results.totals(Settings.PLAIN)),
				new LiveState.Network(this.endpoint.facts().latency().toMillis()));
	}

	private LiveState.Compute compute() {
		ComputeFacts facts = this.endpoint.facts();
		AwakeTime time = new AwakeTime(facts.awake(), facts.asleep());
		double size = this.keepalive.getComputeSize();
		return new LiveState.Compute(this.endpoint.timeline().state(), this.endpoint.timeline().since(), facts.wakes(),
				seconds(facts.awake()), seconds(facts.asleep()), hours(time.computeHours(size)),
				hours(time.savedComputeHours(size)), facts.sleepsAfter().toSeconds());
	}

	private static double seconds(Duration time) {
		return time.toMillis() / 1000.0;
	}

	private static double hours(double hours) {
		return Math.round(hours * 1_000_000) / 1_000_000.0;
	}

	private LiveState.Pool pool() {
		PoolSnapshot pool = this.status.pool();
		return new LiveState.Pool(pool.size(), pool.active(), pool.idle(), pool.waiting(), pool.maximum());
	}

	private List<LiveState.Session> sessions() {
		return this.status.sessions().open().stream().limit(MOST_SESSIONS).map(StateReader::session).toList();
	}

	private static LiveState.Session session(OpenSession session) {
		return new LiveState.Session(session.thread() + "@" + session.since().toEpochMilli(), session.thread(),
				brief(session.transaction()), session.readOnly(), session.age().toMillis(), session.statements());
	}

	private static @Nullable String brief(@Nullable String transaction) {
		return (transaction != null) ? transaction.replaceFirst("^(?:[^.]+\\.)*([^.]+\\.[^.]+)$", "$1") : null;
	}

	private LiveState.Keepalive keepalive(long now) {
		KeepaliveStatus known = this.status.keepalive().orElse(null);
		if (known == null) {
			return new LiveState.Keepalive("off", false, 0, 0, 0);
		}
		if (this.pings.see(known.pings(), now)) {
			this.lastPing = now;
		}
		boolean due = this.lastPing > 0 && known.keepingAwake();
		long next = due ? this.lastPing + this.keepalive.getInterval().toMillis() : 0;
		return new LiveState.Keepalive(words(known.mode()), known.keepingAwake(), known.pings(), this.lastPing, next);
	}

	private static String words(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private LiveState.Breaker breaker(long now) {
		BreakerStatus known = this.status.breaker();
		this.breaker.see(known.state(), now);
		boolean open = known.state() == BreakerState.OPEN || known.state() == BreakerState.HALF_OPEN;
		if (this.closed.see(!open, now) && open) {
			this.openings++;
		}
		Instant unreachable = known.unreachableSince();
		return new LiveState.Breaker(known.state().toString(),
				(unreachable != null) ? unreachable.toEpochMilli() : this.breaker.since(), this.openings);
	}

	private LiveState.Commits commits() {
		TransactionStatus known = this.status.transactions();
		return new LiveState.Commits(known.inDoubt(), known.committed(), known.rolledBack(), known.unknown());
	}

}

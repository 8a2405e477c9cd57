package io.github.neonspring.boot.session;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

/**
 * Finds sessions that are slow, connections that are leaked and those that come back, and
 * says so, each once.
 */
final class SessionWatch {

	private final Map<Holding.Key, Suspect> suspects = new ConcurrentHashMap<>();

	private final Map<LeakKind, LongAdder> leaks = new EnumMap<>(LeakKind.class);

	private final LongAdder slow = new LongAdder();

	private final SessionThresholds thresholds;

	private final BorrowPlaces places;

	SessionWatch(SessionThresholds thresholds, BorrowPlaces places) {
		this.thresholds = thresholds;
		this.places = places;
		for (LeakKind kind : LeakKind.values()) {
			this.leaks.put(kind, new LongAdder());
		}
	}

	/**
	 * Look at all sessions.
	 * @param endpoints where connections are lent
	 * @param now the time in nanoseconds
	 */
	void look(Iterable<EndpointSessions> endpoints, long now) {
		Set<Holding.Key> open = new HashSet<>();
		for (EndpointSessions endpoint : endpoints) {
			for (Holding holding : endpoint.source().holdings()) {
				open.add(holding.key());
				lookIfSlow(endpoint, holding, now);
				lookIfLeaked(endpoint, holding, now);
			}
		}
		this.suspects.forEach((key, suspect) -> {
			if (!open.contains(key)) {
				over(suspect, now);
				this.suspects.remove(key);
			}
		});
		this.places.look(now);
	}

	private void lookIfSlow(EndpointSessions endpoint, Holding holding, long now) {
		Suspect suspect = suspect(endpoint, holding);
		if (holding.age(now) >= this.thresholds.slow() && !suspect.slow()) {
			SessionLog.slow(holding.describe(endpoint.source().endpoint(), now, suspect.leak()), holding);
			this.suspects.put(holding.key(), suspect.slowNow());
			this.slow.increment();
		}
	}

	private void lookIfLeaked(EndpointSessions endpoint, Holding holding, long now) {
		LeakKind kind = leak(holding, now);
		Suspect suspect = suspect(endpoint, holding);
		LeakKind known = suspect.leak();
		if (kind == null || !isWorse(kind, known)) {
			return;
		}
		tell(holding.describe(endpoint.source().endpoint(), now, null), kind, holding);
		this.suspects.put(holding.key(), suspect.leakedNow(kind));
		if (!suspect.isLeaked()) {
			count(kind).increment();
			if (kind.isLeak()) {
				this.places.leaked(now);
			}
		}
	}

	private static boolean isWorse(LeakKind kind, @Nullable LeakKind known) {
		return switch (kind) {
			case HELD -> known == null;
			case IDLE -> known == null || known == LeakKind.HELD;
			case THREAD_GONE -> known != LeakKind.THREAD_GONE;
		};
	}

	private void tell(OpenSession session, LeakKind kind, Holding holding) {
		if (kind.isLeak()) {
			SessionLog.leaked(session, kind, holding, this.places.outlook());
		}
		else {
			SessionLog.held(session, holding);
		}
	}

	private Suspect suspect(EndpointSessions endpoint, Holding holding) {
		Suspect suspect = this.suspects.get(holding.key());
		return (suspect != null) ? suspect : Suspect.of(endpoint, holding);
	}

	private @Nullable LeakKind leak(Holding holding, long now) {
		if (!this.thresholds.findsLeaks()) {
			return null;
		}
		long idle = holding.idle(now);
		// Whoever took over from that thread may be about to go on
		if (!holding.holder().isAlive() && idle >= this.thresholds.beat()) {
			return LeakKind.THREAD_GONE;
		}
		if (holding.age(now) < this.thresholds.leak()) {
			return null;
		}
		return (idle >= this.thresholds.leak() / 2 && !holding.activity().outOfSight()) ? LeakKind.IDLE : LeakKind.HELD;
	}

	// Nobody is told that what the pool's end took away is back
	private static void over(Suspect suspect, long now) {
		if (suspect.leak() != null && !suspect.endpoint().isClosing()) {
			SessionLog.recovered(suspect, now);
		}
	}

	/**
	 * Return why a session was said to be leaked.
	 * @param holding the session
	 * @return why, or {@code null} if it was not
	 */
	@Nullable LeakKind leakOf(Holding holding) {
		Suspect suspect = this.suspects.get(holding.key());
		return (suspect != null) ? suspect.leak() : null;
	}

	/**
	 * Whether nothing that was said is waiting for its end.
	 * @return {@code true} if so
	 */
	boolean isAtRest() {
		return this.suspects.isEmpty();
	}

	int leaked() {
		return (int) this.suspects.values().stream().filter(Suspect::isLeaked).count();
	}

	long leaks(LeakKind kind) {
		return count(kind).sum();
	}

	private LongAdder count(LeakKind kind) {
		LongAdder count = this.leaks.get(kind);
		return (count != null) ? count : new LongAdder();
	}

	long slow() {
		return this.slow.sum();
	}

}

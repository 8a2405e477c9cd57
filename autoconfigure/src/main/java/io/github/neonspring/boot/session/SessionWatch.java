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
	 * @param sources where connections are lent
	 * @param now the time in nanoseconds
	 */
	void look(Iterable<SessionSource> sources, long now) {
		Set<Holding.Key> open = new HashSet<>();
		for (SessionSource source : sources) {
			for (Holding holding : source.holdings()) {
				open.add(holding.key());
				lookIfSlow(source.endpoint(), holding, now);
				lookIfLeaked(source.endpoint(), holding, now);
			}
		}
		this.suspects.forEach((key, suspect) -> {
			if (!open.contains(key)) {
				this.suspects.remove(key);
				over(suspect, now);
			}
		});
		this.places.look(now);
	}

	private void lookIfSlow(String endpoint, Holding holding, long now) {
		Suspect suspect = suspect(endpoint, holding);
		if (holding.age(now) >= this.thresholds.slow() && !suspect.slow()) {
			this.suspects.put(holding.key(), suspect.slowNow());
			this.slow.increment();
			SessionLog.slow(holding.describe(endpoint, now, suspect.leak()), holding);
		}
	}

	private void lookIfLeaked(String endpoint, Holding holding, long now) {
		LeakKind kind = leak(holding, now);
		Suspect suspect = suspect(endpoint, holding);
		LeakKind known = suspect.leak();
		if (kind == null || (known != null && (kind != LeakKind.THREAD_GONE || known == kind))) {
			return;
		}
		this.suspects.put(holding.key(), suspect.leakedNow(kind));
		if (known == null) {
			count(kind).increment();
			this.places.leaked(now);
		}
		SessionLog.leaked(holding.describe(endpoint, now, null), kind, holding);
	}

	private Suspect suspect(String endpoint, Holding holding) {
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
		if (idle >= this.thresholds.leak() && !holding.activity().outOfSight()) {
			return LeakKind.IDLE;
		}
		return (holding.age(now) >= this.thresholds.leak()) ? LeakKind.HELD : null;
	}

	private static void over(Suspect suspect, long now) {
		if (suspect.leak() != null) {
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
		return (int) this.suspects.values().stream().filter((suspect) -> suspect.leak() != null).count();
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

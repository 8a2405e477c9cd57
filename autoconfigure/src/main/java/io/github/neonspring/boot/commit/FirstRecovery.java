package io.github.neonspring.boot.commit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Tells whether the recovery that a server's life began with is the first one since a
 * note. Nothing in a server counts them. After two in a row the noted id may belong to
 * the life between, whose log may have grown beyond the noted position. So the recovery
 * must have begun soon after the note, and no life between may have been seen.
 */
final class FirstRecovery {

	/** A server that crashes, recovers, works and crashes again needs longer. */
	static final Duration SOON = Duration.ofSeconds(1);

	private static final int REMEMBERED = 32;

	private final Deque<ServerLife> lives = new ArrayDeque<>();

	private volatile @Nullable ServerLife latest;

	private final Duration soon;

	FirstRecovery(Duration soon) {
		this.soon = soon;
	}

	void saw(ServerLife life) {
		if (!life.equals(this.latest)) {
			remember(life);
		}
	}

	private synchronized void remember(ServerLife life) {
		this.latest = life;
		this.lives.remove(life);
		this.lives.addFirst(life);
		if (this.lives.size() > REMEMBERED) {
			this.lives.removeLast();
		}
	}

	boolean isThatOf(ServerLife life, CommitNote note) {
		return beganSoon(life, note) && !sawAnotherSince(life, note);
	}

	private boolean beganSoon(ServerLife life, CommitNote note) {
		long after = TimeUnit.MICROSECONDS.toNanos(beginning(life) - note.notedAt());
		return life.statisticsSince() != null && after >= 0 && after <= this.soon.toNanos();
	}

	private synchronized boolean sawAnotherSince(ServerLife life, CommitNote note) {
		return this.lives.stream()
			.filter((other) -> !other.isSameAs(life) && !other.isSameAs(note.life()))
			.anyMatch((other) -> beginning(other) > note.notedAt());
	}

	private static long beginning(ServerLife life) {
		Long statisticsSince = life.statisticsSince();
		return (statisticsSince != null) ? Math.max(life.startedAt(), statisticsSince) : life.startedAt();
	}

}

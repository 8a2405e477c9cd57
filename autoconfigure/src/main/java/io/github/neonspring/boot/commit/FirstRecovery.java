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
 * must have begun soon after the note, and no life between may have been seen. Where a
 * standby was promoted, its promotion is meant.
 */
final class FirstRecovery {

	/** A server that crashes, recovers, works and crashes again needs longer. */
	static final Duration SOON = Duration.ofSeconds(1);

	/** How far the clocks of two servers are apart at most. */
	static final Duration CLOCKS = Duration.ofMinutes(1);

	private static final int REMEMBERED = 32;

	private final Deque<ServerLife> lives = new ArrayDeque<>();

	private volatile @Nullable ServerLife latest;

	private final Duration soon;

	private final Duration clocks;

	FirstRecovery(Duration soon, Duration clocks) {
		this.soon = soon;
		this.clocks = clocks;
	}

	void saw(ServerLife life) {
		if (life.timeline() != null && !life.equals(this.latest)) {
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
		long after = TimeUnit.MICROSECONDS.toNanos(life.beganAt() - note.notedAt());
		return life.statisticsSince() != null && after >= 0 && after <= this.soon.toNanos();
	}

	private synchronized boolean sawAnotherSince(ServerLife life, CommitNote note) {
		return this.lives.stream()
			.filter((other) -> !other.isSameAs(life) && !other.isSameAs(note.life()))
			.anyMatch((other) -> other.beganAt() > note.notedAt());
	}

	// Whether a standby, promoted since the note was taken on its primary, has not had a
	// crash after that. Until its first checkpoint that is certain, since a recovery from
	// a crash ends with one. Later, its life must have begun before the note, whatever
	// its clock says
	boolean isPromotion(Sighting seen, CommitNote note) {
		ServerLife life = seen.life();
		return seen.isBeforeFirstCheckpoint() || (life.statisticsSince() != null
				&& life.beganAt() < note.notedAt() - TimeUnit.NANOSECONDS.toMicros(this.clocks.toNanos()));
	}

}

package io.github.neonspring.sample.live.endpoint;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The life of the compute in the last ten minutes. Threads may share it.
 */
public final class Timeline {

	/** The state of a compute of which nothing is known. */
	static final String UNKNOWN = "unknown";

	static final String ASLEEP = "asleep";

	static final String WAKING = "waking";

	static final String AWAKE = "awake";

	static final String AWAY = "away";

	private static final int MOST_EVENTS = 500;

	private static final long SPAN = Duration.ofMinutes(10).toMillis();

	private final RecentLog<ComputeEvent> events = new RecentLog<>(MOST_EVENTS);

	private final Clock clock;

	private volatile @Nullable ComputeEvent last;

	/**
	 * Create an empty timeline.
	 * @param clock the time
	 */
	Timeline(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Note what the compute is now. Nothing is noted if it was that already.
	 * @param state the state
	 * @param cause what made it so
	 */
	synchronized void note(String state, String cause) {
		ComputeEvent before = this.last;
		if (before == null || !before.state().equals(state)) {
			long now = this.clock.millis();
			ComputeEvent event = new ComputeEvent(now, state, cause, (before != null) ? now - before.time() : null);
			this.events.add(event);
			this.last = event;
		}
	}

	/**
	 * Return what the compute is now.
	 * @return the state
	 */
	public String state() {
		ComputeEvent event = this.last;
		return (event != null) ? event.state() : UNKNOWN;
	}

	/**
	 * Return since when it is that.
	 * @return the time in milliseconds since 1970, 0 if nothing is known
	 */
	public long since() {
		ComputeEvent event = this.last;
		return (event != null) ? event.time() : 0;
	}

	/**
	 * Return all changes, to ask for those after them.
	 * @return how many there were
	 */
	public long end() {
		return this.events.end();
	}

	/**
	 * Return the changes after some others.
	 * @param before how many changes there were
	 * @return those since then, the oldest first
	 */
	public List<ComputeEvent> since(long before) {
		return this.events.since(before);
	}

	/**
	 * Return the changes of the last ten minutes, after the one that they begin with.
	 * @return the changes, the oldest first
	 */
	public List<ComputeEvent> history() {
		List<ComputeEvent> all = this.events.all();
		long begin = this.clock.millis() - SPAN;
		long old = all.stream().filter((event) -> event.time() < begin).count();
		return all.subList((int) Math.max(0, old - 1), all.size());
	}

}

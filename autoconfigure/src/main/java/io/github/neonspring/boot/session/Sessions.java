package io.github.neonspring.boot.session;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

import io.github.neonspring.boot.limits.NeonSessionProperties;

/**
 * Who has which connection of the application's data source and of its read replicas.
 * Asking asks the database nothing.
 *
 * @since 0.1.0
 */
public final class Sessions implements AutoCloseable {

	private final List<EndpointSessions> endpoints = new CopyOnWriteArrayList<>();

	private final SessionListeners listeners = new SessionListeners();

	private final LongAdder createdBefore = new LongAdder();

	private final LongAdder exhaustedBefore = new LongAdder();

	private final BorrowPlaces places;

	private final SessionWatch watch;

	private final SessionBeat beat;

	private final LongSupplier nanoTime;

	Sessions(SessionThresholds thresholds, BorrowPlaces places, LongSupplier nanoTime) {
		this.places = places;
		this.watch = new SessionWatch(thresholds, places);
		this.beat = new SessionBeat(this::look, this::isAtRest, thresholds.beat());
		this.nanoTime = nanoTime;
	}

	/**
	 * Create what knows the sessions, without any yet.
	 * @param properties what is worth a word
	 * @return the sessions
	 */
	public static Sessions of(NeonSessionProperties properties) {
		return new Sessions(SessionThresholds.of(properties), new BorrowPlaces(properties.getLeakSampling()),
				System::nanoTime);
	}

	/**
	 * Return who has a connection now.
	 * @return the open sessions, the oldest first
	 */
	public List<OpenSession> open() {
		return openOf(this.endpoints.stream().map(EndpointSessions::source).toList());
	}

	List<OpenSession> openOf(List<SessionSource> sources) {
		long now = this.nanoTime.getAsLong();
		return sources.stream()
			.flatMap((source) -> source.holdings()
				.stream()
				.map((holding) -> holding.describe(source.endpoint(), now, this.watch.leakOf(holding))))
			.sorted(Comparator.comparing(OpenSession::age).reversed())
			.toList();
	}

	/**
	 * Return how many connections are lent now.
	 * @return the number of open sessions
	 */
	public int count() {
		return this.endpoints.stream().mapToInt((endpoint) -> endpoint.source().holdings().size()).sum();
	}

	/**
	 * Return how often a connection was lent.
	 * @return the number of sessions since the start
	 */
	public long created() {
		return this.createdBefore.sum()
				+ this.endpoints.stream().mapToLong((endpoint) -> endpoint.source().created()).sum();
	}

	/**
	 * Return how many connections are reported as leaked and not back yet.
	 * @return the number of sessions
	 */
	public int leaked() {
		return this.watch.leaked();
	}

	/**
	 * Return how often a connection was reported as leaked, also if it came back, or as
	 * held for long.
	 * @param kind how a leak showed first; what is held for long may turn out to be
	 * leaked, and counts as both
	 * @return the number of sessions
	 */
	public long leaks(LeakKind kind) {
		return this.watch.leaks(kind);
	}

	/**
	 * Return how many sessions were open for longer than
	 * {@code neon.session.slow-threshold}.
	 * @return the number of sessions
	 */
	public long slow() {
		return this.watch.slow();
	}

	/**
	 * Return how many callers got no connection in time, because others had them all.
	 * @return the number of callers
	 */
	public long exhausted() {
		return this.exhaustedBefore.sum()
				+ this.endpoints.stream().mapToLong((endpoint) -> endpoint.exhaustion().total()).sum();
	}

	/**
	 * Have somebody hear of each session from now on.
	 * @param listener who hears
	 */
	public void listen(SessionListener listener) {
		this.listeners.add(listener);
	}

	SessionListener listener() {
		return this.listeners.current();
	}

	/**
	 * Begin to track the sessions of a data source.
	 * @param source where its connections are lent
	 * @return the sessions, to be closed with it
	 */
	public EndpointSessions of(SessionSource source) {
		EndpointSessions endpoint = new EndpointSessions(this, source);
		this.endpoints.add(endpoint);
		return endpoint;
	}

	SessionTrack newTrack(Object connection) {
		return new SessionTrack(connection, this.places, this.listeners);
	}

	void wake() {
		this.beat.wake();
	}

	private void look() {
		long now = this.nanoTime.getAsLong();
		List<EndpointSessions> open = this.endpoints.stream().filter((endpoint) -> !endpoint.isClosing()).toList();
		this.watch.look(open, now);
		open.forEach((endpoint) -> endpoint.exhaustion().look(endpoint.source(), now));
	}

	private boolean isAtRest() {
		return this.watch.isAtRest() && this.endpoints.stream().allMatch(EndpointSessions::isAtRest);
	}

	void restIfAllClose() {
		if (this.endpoints.stream().allMatch(EndpointSessions::isClosing)) {
			this.beat.rest();
		}
	}

	void forget(EndpointSessions endpoint) {
		if (this.endpoints.remove(endpoint)) {
			this.createdBefore.add(endpoint.source().created());
			this.exhaustedBefore.add(endpoint.exhaustion().total());
		}
	}

	@Override
	public void close() {
		this.beat.close();
	}

}

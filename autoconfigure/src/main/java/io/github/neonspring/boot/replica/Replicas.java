package io.github.neonspring.boot.replica;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

import io.github.neonspring.boot.guard.WriteListener;

/**
 * The read replicas of the application's database. There are none until the data source
 * is put together.
 *
 * @since 0.1.0
 */
public final class Replicas implements SmartLifecycle {

	private final NeonReplicaProperties properties;

	private final List<Replica> all = new CopyOnWriteArrayList<>();

	private final List<Consumer<Replica>> interested = new ArrayList<>();

	private final Map<FallbackReason, LongAdder> fallbacks = new EnumMap<>(FallbackReason.class);

	private volatile @Nullable PrimaryPosition position;

	private volatile boolean running;

	Replicas(NeonReplicaProperties properties) {
		this.properties = properties;
		Arrays.stream(FallbackReason.values()).forEach((reason) -> this.fallbacks.put(reason, new LongAdder()));
	}

	/**
	 * Return replicas of which there will never be any.
	 * @return no replicas
	 */
	public static Replicas none() {
		NeonReplicaProperties disabled = new NeonReplicaProperties();
		disabled.setEnabled(false);
		return new Replicas(disabled);
	}

	/**
	 * Return how replicas are used.
	 * @return the properties
	 */
	public NeonReplicaProperties properties() {
		return this.properties;
	}

	/**
	 * Return what is to hear of writes to the primary.
	 * @return the listener
	 */
	public WriteListener writes() {
		return readsOwnWrites() ? () -> CallerWrites.currentOrNew().written() : WriteListener.NONE;
	}

	boolean readsOwnWrites() {
		return this.properties.isEnabled() && this.properties.getReadYourWrites() == ReadYourWrites.POSITION;
	}

	/**
	 * Put replicas to work.
	 * @param primary lends connections to the primary
	 * @param replicas the replicas
	 */
	public synchronized void open(DataSource primary, List<Replica> replicas) {
		this.position = new PrimaryPosition(primary);
		this.all.addAll(replicas);
		replicas.forEach((replica) -> this.interested.forEach((consumer) -> consumer.accept(replica)));
		if (this.running) {
			replicas.forEach(Replica::start);
		}
	}

	/**
	 * Return the replicas in use.
	 * @return the replicas, in the order in which they are configured
	 */
	public List<Replica> all() {
		return List.copyOf(this.all);
	}

	/**
	 * Do something with each replica, also those that come into use later.
	 * @param consumer what to do
	 */
	public synchronized void forEach(Consumer<Replica> consumer) {
		this.interested.add(consumer);
		this.all.forEach(consumer);
	}

	/**
	 * Return how many reads went to the primary in the place of a replica.
	 * @param reason why
	 * @return the number of reads
	 */
	public long fallbacks(FallbackReason reason) {
		return counter(reason).sum();
	}

	void fellBack(FallbackReason reason) {
		counter(reason).increment();
	}

	private LongAdder counter(FallbackReason reason) {
		return this.fallbacks.computeIfAbsent(reason, (absent) -> new LongAdder());
	}

	/**
	 * Return the position of what a caller has written. Asks the primary, in one round
	 * trip, unless nothing was written since it was asked last.
	 * @param caller the caller
	 * @return the position, or {@code null} if it has written nothing or there are no
	 * replicas
	 * @throws SQLException if the primary does not tell
	 */
	public @Nullable WalPosition positionOf(CallerWrites caller) throws SQLException {
		PrimaryPosition asked = this.position;
		return (asked != null) ? asked.of(caller) : null;
	}

	@Override
	public synchronized void start() {
		this.running = true;
		this.all.forEach(Replica::start);
	}

	@Override
	public synchronized void stop() {
		this.running = false;
		this.all.forEach(Replica::stop);
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}

package io.github.neonspring.boot.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.core.log.LogMessage;

import io.github.neonspring.boot.session.Holding;
import io.github.neonspring.boot.session.SessionSource;

/**
 * The physical connections of one data source, and who has them.
 */
final class OpenConnections implements SessionSource {

	private static final Log logger = LogFactory.getLog(GuardedDataSource.class);

	private final Set<ConnectionGuard> guards = ConcurrentHashMap.newKeySet();

	private final LongAdder createdBefore = new LongAdder();

	private final LostConnections lost;

	private final String endpoint;

	private volatile PoolState pool = PoolState.NONE;

	OpenConnections(String endpoint) {
		this.endpoint = endpoint;
		this.lost = new LostConnections(endpoint);
	}

	void lentBy(PoolState pool) {
		this.pool = pool;
	}

	boolean isPooled() {
		return this.pool != PoolState.NONE;
	}

	void add(ConnectionGuard guard) {
		this.guards.add(guard);
		logger.debug(LogMessage.format("Opened a connection to %s. The pool before: %s", this.endpoint, this.pool));
	}

	void remove(ConnectionGuard guard) {
		if (this.guards.remove(guard)) {
			this.createdBefore.add(guard.use().session().created());
			logger.debug(LogMessage.format("Closes a connection to %s that was lent %d times. The pool before: %s",
					this.endpoint, guard.use().session().created(), this.pool));
		}
	}

	LostConnections lost() {
		return this.lost;
	}

	void forEach(Consumer<ConnectionGuard> action) {
		this.guards.forEach(action);
	}

	int busy() {
		return (int) this.guards.stream().filter(ConnectionGuard::isBusy).count();
	}

	int inTransaction() {
		return (int) this.guards.stream().filter((guard) -> guard.transaction().isBegun()).count();
	}

	boolean hasOutdated() {
		return this.guards.stream().anyMatch((guard) -> !guard.use().isLent() && guard.isOutdated() && !guard.isGone());
	}

	void retireThoseBeside(Physical physical) {
		this.guards.stream()
			.map(ConnectionGuard::physical)
			.filter((other) -> physical.server().isOnSameHostAs(other.server()))
			.forEach(Physical::retire);
	}

	@Override
	public String endpoint() {
		return this.endpoint;
	}

	@Override
	public List<Holding> holdings() {
		List<Holding> holdings = new ArrayList<>();
		for (ConnectionGuard guard : this.guards) {
			Holding holding = guard.holding();
			if (holding != null) {
				holdings.add(holding);
			}
		}
		return holdings;
	}

	@Override
	public long created() {
		return this.createdBefore.sum()
				+ this.guards.stream().mapToLong((guard) -> guard.use().session().created()).sum();
	}

	@Override
	public boolean isEmpty() {
		return this.guards.isEmpty();
	}

	@Override
	public boolean isExhausted() {
		return this.pool.isExhausted();
	}

}

package io.github.neonspring.boot.replica;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Lends connections to those who only read: to the least busy replica that can serve at
 * once and has replayed what the caller has written, otherwise to the primary.
 *
 * @since 0.1.0
 */
public final class ReadingDataSource extends DelegatingDataSource {

	private final Replicas replicas;

	private final Random random;

	/**
	 * Create a data source for readers.
	 * @param primary lends connections to the primary
	 * @param replicas the replicas, which need not be in use yet
	 * @param random decides between replicas that are equally busy
	 */
	public ReadingDataSource(DataSource primary, Replicas replicas, Random random) {
		super(primary);
		this.replicas = replicas;
		this.random = random;
	}

	@Override
	public Connection getConnection() throws SQLException {
		return lend(null);
	}

	/**
	 * Return a connection of another user, which is always one to the primary.
	 * @param username the user
	 * @param password the password
	 * @return a read-only connection
	 */
	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return readOnly(super.getConnection(username, password));
	}

	/**
	 * Return the same for a reader whom a replica has failed.
	 * @param failed the name of that replica
	 * @return lends connections of the others
	 */
	public DataSource elsewhereThan(String failed) {
		return new AbstractDataSource() {

			@Override
			public Connection getConnection() throws SQLException {
				return lend(failed);
			}

			@Override
			public Connection getConnection(String username, String password) throws SQLException {
				return obtainTargetDataSource().getConnection(username, password);
			}

		};
	}

	private Connection lend(@Nullable String failed) throws SQLException {
		List<Replica> ready = this.replicas.all()
			.stream()
			.filter((replica) -> !replica.name().equals(failed) && replica.isReady())
			.toList();
		NeededReplay needed = (this.replicas.readsOwnWrites() && !ready.isEmpty())
				? neededBy(CallerWrites.currentOrNew()) : null;
		for (Replica replica : leastBusyFirst(ready)) {
			Connection connection = replica.isKnownBehind(needed) ? null : replica.lend(needed, failed == null);
			if (connection != null) {
				return connection;
			}
		}
		this.replicas.fellBack((failed != null) ? FallbackReason.FAILED : reason(ready, needed));
		return readOnly(super.getConnection());
	}

	private @Nullable NeededReplay neededBy(CallerWrites caller) throws SQLException {
		WalPosition position = this.replicas.positionOf(caller);
		return (position != null)
				? new NeededReplay(caller, position, this.replicas.properties().getMaxWait(), System::nanoTime) : null;
	}

	private static FallbackReason reason(List<Replica> ready, @Nullable NeededReplay needed) {
		return (needed != null && ready.stream().anyMatch((replica) -> replica.status() == ReplicaStatus.IN_ROTATION))
				? FallbackReason.BEHIND : FallbackReason.UNAVAILABLE;
	}

	private static Connection readOnly(Connection connection) throws SQLException {
		try {
			connection.setReadOnly(true);
			return connection;
		}
		catch (SQLException ex) {
			JdbcUtils.closeConnection(connection);
			throw ex;
		}
	}

	private List<Replica> leastBusyFirst(List<Replica> ready) {
		if (ready.size() < 2) {
			return ready;
		}
		Map<Replica, Double> loads = ready.stream().collect(Collectors.toMap(Function.identity(), Replica::load));
		List<Replica> ordered = new ArrayList<>(ready);
		Collections.shuffle(ordered, this.random);
		ordered.sort(Comparator.comparing(loads::get));
		return ordered;
	}

}

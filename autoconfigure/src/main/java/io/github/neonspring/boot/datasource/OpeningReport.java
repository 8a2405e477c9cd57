package io.github.neonspring.boot.datasource;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import io.github.neonspring.boot.compute.KeepaliveMode;
import io.github.neonspring.boot.connection.ResolvedConnection;
import io.github.neonspring.boot.connection.driver.JdbcTarget;
import io.github.neonspring.boot.connection.event.EndpointEvent;
import io.github.neonspring.boot.connection.event.EndpointLog;
import io.github.neonspring.boot.pool.NeonPool;

/**
 * Tells what the data source has become: one line of what was decided, and a warning for
 * each setting that is weaker than it could be or works against another.
 *
 * @param connection where the database is
 * @param pool the pool, open already
 * @param keepalive when the compute is kept awake
 * @param replicas the read replicas in use
 */
record OpeningReport(ResolvedConnection connection, NeonPool pool, KeepaliveMode keepalive, List<JdbcTarget> replicas) {

	private static final Log logger = LogFactory.getLog(DataSourceComposition.class);

	private static final EndpointLog events = EndpointLog.of(DataSourceComposition.class);

	void tell() {
		events.info(EndpointEvent.DATA_SOURCE_OPENED, this.connection.main().description(),
				new Decision(this.connection, this.pool.settings(), this.keepalive));
		if (!this.replicas.isEmpty()) {
			logger.info(this.replicas.stream()
				.map(JdbcTarget::description)
				.collect(Collectors.joining(", ", "Read-only transactions go to ", "")));
		}
		warnings().distinct().forEach(logger::warn);
	}

	private Stream<String> warnings() {
		List<String> wakeful = (this.keepalive != KeepaliveMode.ALWAYS) ? this.pool.wakefulKeys() : List.of();
		return Stream
			.of(this.connection.main().warnings(), this.connection.direct().warnings(), wakeful,
					this.pool.settings().virtualThreadWarning().stream().toList())
			.flatMap(List::stream);
	}

}

package io.github.neonspring.boot.poller;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;
import org.springframework.core.log.LogMessage;

import io.github.neonspring.boot.compute.KeepaliveMode;
import io.github.neonspring.boot.pool.NeonPool;

/**
 * Finds those libraries of the application that ask the database in the background, and
 * names them once in the log where the compute is meant to sleep.
 *
 * @since 0.1.0
 */
public final class DatabasePollers implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(DatabasePollers.class);

	private final ListableBeanFactory beans;

	private final Environment environment;

	private final NeonPool pool;

	private final KeepaliveMode mode;

	private volatile List<DatabasePoller> found = List.of();

	DatabasePollers(ListableBeanFactory beans, Environment environment, NeonPool pool, KeepaliveMode mode) {
		this.beans = beans;
		this.environment = environment;
		this.pool = pool;
		this.mode = mode;
	}

	/**
	 * Return the pollers that were found.
	 * @return the pollers, empty before the start is complete
	 */
	public List<DatabasePoller> found() {
		return this.found;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.found = Arrays.stream(DatabasePoller.values())
			.filter((poller) -> poller.isActive(this.beans, this.environment))
			.toList();
		if (!this.found.isEmpty() && this.mode != KeepaliveMode.ALWAYS && this.pool.isOpen()) {
			logger.warn(LogMessage.format("Keepalive %s lets the compute sleep, but it is woken in the background: %s",
					this.mode, sentences()));
		}
	}

	private String sentences() {
		return this.found.stream().map(DatabasePoller::toString).collect(Collectors.joining("; "));
	}

}

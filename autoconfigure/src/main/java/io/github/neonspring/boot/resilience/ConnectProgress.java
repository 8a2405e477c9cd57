package io.github.neonspring.boot.resilience;

import java.time.Duration;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.log.LogMessage;

import io.github.neonspring.boot.connection.driver.ConnectFailure;

/**
 * Says in plain words what is waited for, once a state.
 */
final class ConnectProgress {

	private static final Log logger = LogFactory.getLog(PatientDataSource.class);

	private final String endpoint;

	private @Nullable ConnectFailure said;

	private long start;

	ConnectProgress(String endpoint) {
		this.endpoint = endpoint;
	}

	synchronized void failed(ConnectFailure failure, Duration timeout) {
		if (this.said == null) {
			this.start = System.nanoTime();
		}
		if (this.said != failure) {
			this.said = failure;
			logger.warn(LogMessage.format("%s is not there yet. %s Trying again%s", this.endpoint,
					failure.getDescription(), timeout.isZero() ? "" : " for up to " + timeout.toSeconds() + " s"));
		}
	}

	synchronized void succeeded() {
		if (this.said != null) {
			this.said = null;
			logger.info(LogMessage.format("%s answers now, after %d ms", this.endpoint,
					(System.nanoTime() - this.start) / 1_000_000));
		}
	}

}

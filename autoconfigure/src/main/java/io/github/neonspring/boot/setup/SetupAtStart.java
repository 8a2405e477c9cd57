package io.github.neonspring.boot.setup;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.log.LogMessage;

import io.github.neonspring.boot.connection.event.EndpointEvent;
import io.github.neonspring.boot.connection.event.EndpointLog;

/**
 * The part of a set-up that comes before the migrations at a start of the application.
 */
final class SetupAtStart implements InitializingBean {

	private static final Log logger = LogFactory.getLog(SetupAtStart.class);

	private static final EndpointLog events = EndpointLog.of(SetupAtStart.class);

	private final SetupProvider provider;

	private final SetupRule rule;

	private final SetupReport report;

	private @Nullable DatabaseSetup setup;

	SetupAtStart(SetupProvider provider, SetupRule rule, SetupReport report) {
		this.provider = provider;
		this.rule = rule;
		this.report = report;
	}

	@Override
	public void afterPropertiesSet() {
		if (this.rule.setsUpAtStart()) {
			this.setup = this.provider.setup((line) -> logger.info("Set-up: " + line)).orElse(null);
			if (this.setup != null) {
				this.setup.beforeMigrations();
			}
			else {
				logger.info("neon.setup is for the starter's own data source, which is not in use");
			}
		}
	}

	void afterMigrations() {
		if (this.setup != null) {
			this.setup.afterMigrations();
			this.report.setUp(this.setup.finished());
			String endpoint = this.setup.endpoint();
			events.info(EndpointEvent.SETUP_DONE, endpoint,
					LogMessage.format("Set-up of %s is done: %s", endpoint, String.join(", ", this.setup.finished())));
		}
	}

}

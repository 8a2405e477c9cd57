package io.github.neonspring.boot.setup;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.log.LogMessage;

/**
 * The part of a set-up that comes before the migrations at a start of the application.
 */
final class SetupAtStart implements InitializingBean {

	private static final Log logger = LogFactory.getLog(SetupAtStart.class);

	private final SetupProvider provider;

	private final SetupRule rule;

	private @Nullable DatabaseSetup setup;

	SetupAtStart(SetupProvider provider, SetupRule rule) {
		this.provider = provider;
		this.rule = rule;
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
			logger.info(LogMessage.format("Set-up is done: %s", String.join(", ", this.setup.finished())));
		}
	}

}

package io.github.neonspring.boot.guard;

import org.postgresql.Driver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;

import io.github.neonspring.boot.commit.NeonCommitProperties;
import io.github.neonspring.boot.limits.NeonSessionProperties;
import io.github.neonspring.boot.limits.SessionLimits;
import io.github.neonspring.boot.session.Sessions;

/**
 * Auto-configuration for the guard of each connection.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass(Driver.class)
@ConditionalOnBooleanProperty(name = "neon.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ NeonCommitProperties.class, NeonSessionProperties.class })
@ImportRuntimeHints(GuardRuntimeHints.class)
public final class NeonGuardAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SessionLimits neonSessionLimits(NeonSessionProperties properties) {
		return SessionLimits.of(properties);
	}

	@Bean
	@ConditionalOnMissingBean
	Sessions neonSessions(NeonSessionProperties properties) {
		return Sessions.of(properties);
	}

	@Bean
	@ConditionalOnMissingBean
	Guarding neonGuarding(NeonCommitProperties properties, SessionLimits limits, Sessions sessions,
			ObjectProvider<StatementWatches> watches, ObjectProvider<SqlComments> comments) {
		return new Guarding(properties.isBackgroundReadCommit(), properties.isVerifyCommit(),
				properties.getVerifyTimeout(), limits, sessions, watches.getIfAvailable(() -> StatementWatches.NONE),
				comments.getIfAvailable(() -> SqlComments.NONE));
	}

}

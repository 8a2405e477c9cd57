package io.github.neonspring.boot.transaction;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Auto-configuration for the transaction template.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = NeonTransactionAutoConfiguration.class, before = TransactionAutoConfiguration.class)
@ConditionalOnBean(TransactionRetry.class)
@ConditionalOnSingleCandidate(PlatformTransactionManager.class)
public final class NeonTransactionTemplateAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(TransactionOperations.class)
	NeonTransactionTemplate transactionTemplate(PlatformTransactionManager transactionManager, TransactionRetry retry) {
		return new NeonTransactionTemplate(transactionManager, retry);
	}

}

package io.github.neonspring.boot.transaction;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.data.repository.core.support.RepositoryFactoryBeanSupport;
import org.springframework.transaction.interceptor.BeanFactoryTransactionAttributeSourceAdvisor;
import org.springframework.util.function.SingletonSupplier;

/**
 * Auto-configuration for repeating annotated transactions.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { NeonTransactionAutoConfiguration.class, TransactionAutoConfiguration.class })
@ConditionalOnBean(TransactionRetry.class)
public final class NeonTransactionRetryAutoConfiguration {

	@Bean
	@ConditionalOnBean(BeanFactoryTransactionAttributeSourceAdvisor.class)
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static TransactionRetryAdvisor neonTransactionRetryAdvisor(
			BeanFactoryTransactionAttributeSourceAdvisor transactionAdvisor, ObjectProvider<TransactionRetry> retry) {
		return new TransactionRetryAdvisor(transactionAdvisor, SingletonSupplier.of(retry::getObject));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(RepositoryFactoryBeanSupport.class)
	static class RepositoryConfiguration {

		@Bean
		static RepositoryRetryPostProcessor neonRepositoryRetryPostProcessor(ObjectProvider<TransactionRetry> retry) {
			return new RepositoryRetryPostProcessor(SingletonSupplier.of(retry::getObject));
		}

	}

}

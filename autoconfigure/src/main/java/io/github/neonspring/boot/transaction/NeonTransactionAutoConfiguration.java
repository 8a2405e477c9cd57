package io.github.neonspring.boot.transaction;

import javax.sql.DataSource;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.engine.spi.SessionImplementor;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.boot.transaction.jta.autoconfigure.JtaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionManager;

import io.github.neonspring.boot.commit.NeonCommitProperties;
import io.github.neonspring.boot.pool.NeonPool;

/**
 * Auto-configuration for the transaction manager, where the data source is ours and the
 * application has no transaction manager of its own.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { JtaAutoConfiguration.class, TransactionManagerCustomizationAutoConfiguration.class },
		afterName = "io.github.neonspring.boot.datasource.NeonDataSourceAutoConfiguration",
		before = { DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class },
		beforeName = "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration")
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnClass({ PlatformTransactionManager.class, TransactionManagerCustomizers.class })
@ConditionalOnBean(NeonPool.class)
@EnableConfigurationProperties({ NeonCommitProperties.class, NeonTransactionRetryProperties.class })
public final class NeonTransactionAutoConfiguration {

	@Bean
	TransactionRetries neonTransactionRetries() {
		return new TransactionRetries();
	}

	@Bean
	TransactionRetry neonTransactionRetry(NeonTransactionRetryProperties properties,
			ObjectProvider<FreshStart> freshStart, TransactionRetries retries) {
		return new TransactionRetry(properties, freshStart.getIfAvailable(() -> () -> {
		}), retries);
	}

	@Bean
	static UnavailabilityTranslator neonUnavailabilityTranslator() {
		return new UnavailabilityTranslator();
	}

	@Bean
	@ConditionalOnMissingBean(TransactionManager.class)
	@ConditionalOnSingleCandidate(DataSource.class)
	PlatformTransactionManager transactionManager(Environment environment, DataSource dataSource,
			ObjectProvider<TransactionManagerCustomizers> customizers) {
		return jdbcTransactionManager(environment, dataSource, customizers);
	}

	private static PlatformTransactionManager jdbcTransactionManager(Environment environment, DataSource dataSource,
			ObjectProvider<TransactionManagerCustomizers> customizers) {
		NeonJdbcTransactionManager transactionManager = new NeonJdbcTransactionManager(dataSource);
		if (!environment.getProperty("spring.dao.exceptiontranslation.enabled", Boolean.class, Boolean.TRUE)) {
			transactionManager.setExceptionTranslator((task, sql, failure) -> null);
		}
		customizers.ifAvailable((all) -> all.customize(transactionManager));
		return transactionManager;
	}

	/**
	 * Whether the application has JPA is known only when all beans are defined.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ LocalContainerEntityManagerFactoryBean.class, EntityManager.class, SessionImplementor.class })
	static class JpaConfiguration {

		@Bean
		@ConditionalOnMissingBean(TransactionManager.class)
		@ConditionalOnSingleCandidate(DataSource.class)
		PlatformTransactionManager transactionManager(Environment environment, DataSource dataSource,
				ObjectProvider<TransactionManagerCustomizers> customizers, ListableBeanFactory beanFactory) {
			if (BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beanFactory, EntityManagerFactory.class, true,
					false).length == 0) {
				return jdbcTransactionManager(environment, dataSource, customizers);
			}
			NeonJpaTransactionManager transactionManager = new NeonJpaTransactionManager();
			customizers.ifAvailable((all) -> all.customize(transactionManager));
			return transactionManager;
		}

		@Bean
		FreshPersistenceContext neonFreshPersistenceContext(ObjectProvider<EntityManagerFactory> factories) {
			return new FreshPersistenceContext(factories);
		}

	}

}

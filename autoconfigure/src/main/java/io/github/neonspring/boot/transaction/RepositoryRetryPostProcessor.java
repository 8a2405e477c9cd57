package io.github.neonspring.boot.transaction;

import java.util.function.Supplier;
import java.util.stream.Stream;

import org.springframework.aop.Advisor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.data.repository.core.RepositoryInformation;
import org.springframework.data.repository.core.support.RepositoryFactoryBeanSupport;
import org.springframework.transaction.interceptor.TransactionInterceptor;

/**
 * Lets the transactions that Spring Data's repositories begin themselves be repeated. Its
 * proxies have a transaction interceptor of their own, which no advisor reaches.
 */
final class RepositoryRetryPostProcessor implements BeanPostProcessor {

	private final Supplier<TransactionRetry> retry;

	RepositoryRetryPostProcessor(Supplier<TransactionRetry> retry) {
		this.retry = retry;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof RepositoryFactoryBeanSupport<?, ?, ?> factoryBean) {
			factoryBean
				.addRepositoryFactoryCustomizer((factory) -> factory.addRepositoryProxyPostProcessor(this::advise));
		}
		return bean;
	}

	private void advise(ProxyFactory factory, RepositoryInformation repository) {
		Stream.of(factory.getAdvisors())
			.map(Advisor::getAdvice)
			.filter(TransactionInterceptor.class::isInstance)
			.map(TransactionInterceptor.class::cast)
			.findFirst()
			.ifPresent((transaction) -> factory.addAdvice(0,
					new TransactionRetryInterceptor(transaction::getTransactionAttributeSource, this.retry)));
	}

}

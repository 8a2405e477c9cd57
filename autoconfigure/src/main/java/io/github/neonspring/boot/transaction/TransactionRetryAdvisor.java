package io.github.neonspring.boot.transaction;

import java.util.function.Supplier;

import org.aopalliance.aop.Advice;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Pointcut;
import org.springframework.aop.PointcutAdvisor;
import org.springframework.core.Ordered;
import org.springframework.transaction.interceptor.BeanFactoryTransactionAttributeSourceAdvisor;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.springframework.transaction.interceptor.TransactionAttributeSource;

/**
 * Advises the methods that Spring's transaction advisor advises, right outside of it,
 * whatever order the application gave that one.
 */
final class TransactionRetryAdvisor implements PointcutAdvisor, Ordered {

	private final BeanFactoryTransactionAttributeSourceAdvisor transactionAdvisor;

	private final Advice advice;

	TransactionRetryAdvisor(BeanFactoryTransactionAttributeSourceAdvisor transactionAdvisor,
			Supplier<TransactionRetry> retry) {
		this.transactionAdvisor = transactionAdvisor;
		this.advice = new TransactionRetryInterceptor(this::attributes, retry);
	}

	private @Nullable TransactionAttributeSource attributes() {
		return (this.transactionAdvisor.getAdvice() instanceof TransactionAspectSupport transaction)
				? transaction.getTransactionAttributeSource() : null;
	}

	@Override
	public Pointcut getPointcut() {
		return this.transactionAdvisor.getPointcut();
	}

	@Override
	public Advice getAdvice() {
		return this.advice;
	}

	@Override
	public int getOrder() {
		return Math.max(this.transactionAdvisor.getOrder(), HIGHEST_PRECEDENCE + 1) - 1;
	}

}

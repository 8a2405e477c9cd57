package io.github.neonspring.boot.transaction;

import java.lang.reflect.Method;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.KotlinDetector;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.retry.Retryable;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttributeSource;
import org.springframework.util.ClassUtils;

/**
 * Repeats a transactional method from outside its transaction. Reactive methods and
 * coroutines are left alone.
 */
final class TransactionRetryInterceptor implements MethodInterceptor {

	private final Supplier<@Nullable TransactionAttributeSource> attributes;

	private final Supplier<TransactionRetry> retry;

	TransactionRetryInterceptor(Supplier<@Nullable TransactionAttributeSource> attributes,
			Supplier<TransactionRetry> retry) {
		this.attributes = attributes;
		this.retry = retry;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		TransactionAttribute attribute = attributeOf(invocation);
		if (attribute == null || isReactive(invocation.getMethod())) {
			return invocation.proceed();
		}
		try {
			return invoke(invocation, attribute);
		}
		catch (RuntimeException ex) {
			throw FailureTranslation.ofApplication(ex);
		}
	}

	private @Nullable Object invoke(MethodInvocation invocation, TransactionAttribute attribute) throws Throwable {
		TransactionRetry retry = this.retry.get();
		if (invocation instanceof ProxyMethodInvocation repeatable
				&& retry.applies(RetryChoice.of(attribute.getLabels()), attribute.getPropagationBehavior())) {
			return retry.<@Nullable Object>execute(new Invocation(repeatable));
		}
		return invocation.proceed();
	}

	private @Nullable TransactionAttribute attributeOf(MethodInvocation invocation) {
		TransactionAttributeSource source = this.attributes.get();
		Object target = invocation.getThis();
		return (source != null) ? source.getTransactionAttribute(invocation.getMethod(),
				(target != null) ? AopUtils.getTargetClass(target) : null) : null;
	}

	private static boolean isReactive(Method method) {
		Class<?> type = method.getReturnType();
		return KotlinDetector.isSuspendingFunction(method) || (!CompletionStage.class.isAssignableFrom(type)
				&& ReactiveAdapterRegistry.getSharedInstance().getAdapter(type) != null);
	}

	/**
	 * A call of a method, which can be made again.
	 *
	 * @param invocation the call
	 */
	private record Invocation(ProxyMethodInvocation invocation) implements Retryable<@Nullable Object> {

		@Override
		public @Nullable Object execute() throws Throwable {
			return this.invocation.invocableClone().proceed();
		}

		@Override
		public String getName() {
			Method method = this.invocation.getMethod();
			Object target = this.invocation.getThis();
			return "Transaction " + ClassUtils.getQualifiedMethodName(method,
					(target != null) ? AopUtils.getTargetClass(target) : null);
		}

	}

}

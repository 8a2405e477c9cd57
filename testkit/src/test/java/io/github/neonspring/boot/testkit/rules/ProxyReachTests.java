package io.github.neonspring.boot.testkit.rules;

import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which methods Spring's class-based proxies reach, as the rules say.
 */
class ProxyReachTests {

	@Test
	void allButPrivateStaticAndFinalMethodsAreReached() {
		ProxyFactory factory = new ProxyFactory(new Reached());
		factory.setProxyTargetClass(true);
		TransactionManager manager = new NoDatabase();
		factory.addAdvice(new TransactionInterceptor(manager, new AnnotationTransactionAttributeSource(false)));
		Reached proxy = (Reached) factory.getProxy();
		assertThat(proxy.publicOne()).isTrue();
		assertThat(proxy.protectedOne()).isTrue();
		assertThat(proxy.packagePrivateOne()).isTrue();
		assertThat(proxy.finalOne()).isFalse();
		assertThat(proxy.privateOne()).isFalse();
		assertThat(Reached.staticOne()).isFalse();
	}

	public static class Reached {

		@Transactional
		public boolean publicOne() {
			return isActive();
		}

		@Transactional
		protected boolean protectedOne() {
			return isActive();
		}

		@Transactional
		boolean packagePrivateOne() {
			return isActive();
		}

		@Transactional
		public final boolean finalOne() {
			return isActive();
		}

		@Transactional
		private boolean privateOne() {
			return isActive();
		}

		@Transactional
		static boolean staticOne() {
			return isActive();
		}

		private static boolean isActive() {
			return TransactionSynchronizationManager.isActualTransactionActive();
		}

	}

	static class NoDatabase extends AbstractPlatformTransactionManager {

		@Override
		protected Object doGetTransaction() {
			return this;
		}

		@Override
		protected void doBegin(Object transaction, TransactionDefinition definition) {
		}

		@Override
		protected void doCommit(DefaultTransactionStatus status) {
		}

		@Override
		protected void doRollback(DefaultTransactionStatus status) {
		}

	}

}

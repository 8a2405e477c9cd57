package io.github.neonspring.boot.transaction;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.Ordered;
import org.springframework.transaction.interceptor.BeanFactoryTransactionAttributeSourceAdvisor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TransactionRetryAdvisor}.
 */
class TransactionRetryAdvisorTests {

	@ParameterizedTest
	@ValueSource(ints = { Ordered.LOWEST_PRECEDENCE, 0, Ordered.HIGHEST_PRECEDENCE + 1 })
	void comesRightBeforeTheTransactionWhateverItsOrder(int order) {
		BeanFactoryTransactionAttributeSourceAdvisor transactionAdvisor = new BeanFactoryTransactionAttributeSourceAdvisor();
		transactionAdvisor.setOrder(order);
		TransactionRetryAdvisor advisor = new TransactionRetryAdvisor(transactionAdvisor, () -> {
			throw new IllegalStateException("Nothing is called");
		});
		assertThat(advisor.getOrder()).isEqualTo(order - 1);
		assertThat(advisor.getPointcut()).isSameAs(transactionAdvisor.getPointcut());
	}

}

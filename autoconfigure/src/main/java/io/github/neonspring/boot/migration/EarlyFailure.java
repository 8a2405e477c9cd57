package io.github.neonspring.boot.migration;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Stops a start at the next bean once the migrations beside it have failed: a wrong
 * password is not told only when everything else is ready, and a start that is to end
 * does not go on.
 *
 * @param gate knows how the migrations go
 */
record EarlyFailure(MigrationGate gate) implements BeanPostProcessor {

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (this.gate.isLocked()) {
			pass();
		}
		return bean;
	}

	/**
	 * Wait for the migrations, and fail as the bean that migrates would.
	 */
	void pass() {
		try {
			this.gate.pass();
		}
		catch (RuntimeException ex) {
			throw new BeanCreationException(BesideStartRule.INITIALIZER, String.valueOf(ex.getMessage()), ex);
		}
	}

}

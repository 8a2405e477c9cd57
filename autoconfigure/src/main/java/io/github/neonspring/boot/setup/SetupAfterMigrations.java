package io.github.neonspring.boot.setup;

import org.springframework.beans.factory.InitializingBean;

/**
 * The part of a set-up that comes after the migrations at a start of the application.
 *
 * @param setup the part before
 */
record SetupAfterMigrations(SetupAtStart setup) implements InitializingBean {

	@Override
	public void afterPropertiesSet() {
		this.setup.afterMigrations();
	}

}

package io.github.neonspring.boot.hibernate;

import java.util.function.BooleanSupplier;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.hibernate.autoconfigure.HibernateProperties;

import io.github.neonspring.boot.pool.NeonPool;

/**
 * Chooses {@code none} where the application has not chosen a
 * {@code spring.jpa.hibernate.ddl-auto}, as Spring Boot does for a database that is not
 * embedded, but without the connection by which it finds that out.
 */
final class DefaultDdlAuto implements BeanPostProcessor {

	private final ObjectProvider<NeonPool> pool;

	private final BooleanSupplier onlyDataSource;

	DefaultDdlAuto(ObjectProvider<NeonPool> pool, BooleanSupplier onlyDataSource) {
		this.pool = pool;
		this.onlyDataSource = onlyDataSource;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof HibernateProperties properties && properties.getDdlAuto() == null
				&& this.pool.getObject().isOpen() && this.onlyDataSource.getAsBoolean()) {
			properties.setDdlAuto("none");
		}
		return bean;
	}

}

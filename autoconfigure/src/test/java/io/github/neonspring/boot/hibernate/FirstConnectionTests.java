package io.github.neonspring.boot.hibernate;

import java.sql.Connection;
import java.util.concurrent.atomic.AtomicReference;

import javax.sql.DataSource;

import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;

import io.github.neonspring.boot.compute.Caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * {@link FirstConnection} without a database.
 */
class FirstConnectionTests {

	@Test
	void whoeverStartsTheApplicationIsToldToUseTheDatabase() {
		AtomicReference<String> user = new AtomicReference<>();
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		beans.addBean("dataSource", new AbstractDataSource() {

			@Override
			public Connection getConnection() {
				user.set(Caller.current().what());
				return mock(Connection.class);
			}

			@Override
			public Connection getConnection(String username, String password) {
				return getConnection();
			}

		});
		new FirstConnection(beans.getBeanProvider(DataSource.class), beans.getBeanProvider(EntityManagerFactory.class),
				() -> true)
			.afterSingletonsInstantiated();
		assertThat(user.get()).startsWith("org.junit.");
	}

}

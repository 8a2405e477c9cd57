package io.github.neonspring.boot.hibernate;

import java.sql.SQLException;
import java.util.function.BooleanSupplier;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/**
 * Has an application with JPA start only with a database, as it would if Hibernate had
 * asked it something: a wrong password stops the start rather than the first request, and
 * a database that is late is waited for. Asks it nothing, and does so last, so that it
 * had all the time of the start to wake.
 */
final class FirstConnection implements SmartInitializingSingleton {

	private final ObjectProvider<DataSource> dataSource;

	private final BooleanSupplier wanted;

	FirstConnection(ObjectProvider<DataSource> dataSource, BooleanSupplier wanted) {
		this.dataSource = dataSource;
		this.wanted = wanted;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (!this.wanted.getAsBoolean()) {
			return;
		}
		try {
			this.dataSource.getObject().getConnection().close();
		}
		catch (SQLException ex) {
			throw new CannotGetJdbcConnectionException("The application needs its database to start", ex);
		}
	}

}

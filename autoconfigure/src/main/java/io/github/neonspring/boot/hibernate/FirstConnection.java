package io.github.neonspring.boot.hibernate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;

import javax.sql.DataSource;

import jakarta.persistence.EntityManagerFactory;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/**
 * Has an application with JPA start only with a database, as it would if Hibernate had
 * asked it something: a wrong password stops the start rather than the first request, and
 * a database that is late is waited for. Does so last, so that it had all the time of the
 * start to wake. Asks it one thing, where entities have sequences: whether they agree.
 */
final class FirstConnection implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(FirstConnection.class);

	private final ObjectProvider<DataSource> dataSource;

	private final ObjectProvider<EntityManagerFactory> factories;

	private final BooleanSupplier wanted;

	FirstConnection(ObjectProvider<DataSource> dataSource, ObjectProvider<EntityManagerFactory> factories,
			BooleanSupplier wanted) {
		this.dataSource = dataSource;
		this.factories = factories;
		this.wanted = wanted;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (!this.wanted.getAsBoolean()) {
			return;
		}
		SequenceCheck sequences = new SequenceCheck(
				this.factories.stream().map((factory) -> factory.unwrap(SessionFactoryImplementor.class)));
		try (Connection connection = this.dataSource.getObject().getConnection()) {
			// One that is fetched lazily is fetched now
			connection.getHoldability();
			compare(sequences, connection);
		}
		catch (SQLException ex) {
			throw new CannotGetJdbcConnectionException("The application needs its database to start", ex);
		}
	}

	private static void compare(SequenceCheck sequences, Connection connection) {
		try {
			sequences.compare(connection);
		}
		catch (SQLException ex) {
			logger.debug("The sequences could not be compared with the entities", ex);
		}
	}

}

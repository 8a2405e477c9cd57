package io.github.neonspring.boot.actuate.observation;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;

import net.ttddyy.observation.tracing.DefaultJdbcConnectionInfoExtractor;
import net.ttddyy.observation.tracing.JdbcConnectionInfoExtractor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.datasource.ConnectionProxy;

import io.github.neonspring.boot.guard.GuardedConnection;
import io.github.neonspring.boot.pool.NeonPool;

/**
 * Says where a connection leads without asking it: its metadata would fetch a connection
 * that may never be needed, and have the transaction wait for its COMMIT. What another
 * data source lends is asked, unless it is fetched with the first statement only: such a
 * connection is taken for ours. With replicas, the primary stands for all of them.
 */
final class EndpointExtractor implements JdbcConnectionInfoExtractor {

	private final JdbcConnectionInfoExtractor others = new DefaultJdbcConnectionInfoExtractor();

	private final ObjectProvider<NeonPool> pool;

	EndpointExtractor(ObjectProvider<NeonPool> pool) {
		this.pool = pool;
	}

	@Override
	public JdbcConnectionInfo extract(Connection connection) {
		NeonPool pool = this.pool.getIfAvailable();
		return (pool != null && pool.isOpen() && isOurs(connection)) ? parse(pool.description())
				: this.others.extract(connection);
	}

	// A connection that is not there yet would have to be fetched for the answer
	private static boolean isOurs(Connection connection) {
		try {
			return connection instanceof ConnectionProxy || connection.isWrapperFor(GuardedConnection.class);
		}
		catch (SQLException ex) {
			return false;
		}
	}

	private static JdbcConnectionInfo parse(String endpoint) {
		try {
			URI uri = URI.create("postgresql://" + endpoint);
			return new JdbcConnectionInfo("jdbc:" + uri, uri.getHost(), uri.getPort());
		}
		catch (IllegalArgumentException ex) {
			return EMPTY_RESULT;
		}
	}

}

package io.github.neonspring.boot.actuate.observation;

import java.net.URI;
import java.sql.Connection;

import com.zaxxer.hikari.pool.ProxyConnection;
import net.ttddyy.observation.tracing.DefaultJdbcConnectionInfoExtractor;
import net.ttddyy.observation.tracing.JdbcConnectionInfoExtractor;
import org.springframework.beans.factory.ObjectProvider;

import io.github.neonspring.boot.pool.NeonPool;

/**
 * Says where a connection leads without asking it: its metadata would fetch a connection
 * that may never be needed, and have the transaction wait for its COMMIT. What a pool of
 * the application's own lends is asked.
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
		if (connection instanceof ProxyConnection || pool == null || !pool.isOpen()) {
			return this.others.extract(connection);
		}
		return parse(pool.description());
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

package io.github.neonspring.boot.testkit.test;

import java.sql.SQLException;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;

/**
 * The connections that HikariCP holds.
 */
final class HikariConnections {

	private HikariConnections() {
	}

	/**
	 * Have a pool close its connections: the idle ones now, the others when they are
	 * given back.
	 * @param dataSource a data source, with or without such a pool
	 */
	static void evict(DataSource dataSource) {
		try {
			if (dataSource.isWrapperFor(HikariDataSource.class)) {
				HikariPoolMXBean pool = dataSource.unwrap(HikariDataSource.class).getHikariPoolMXBean();
				if (pool != null) {
					pool.softEvictConnections();
				}
			}
		}
		catch (SQLException ex) {
			// It is no such pool
		}
	}

}

package io.github.neonspring.docs.features;

import java.sql.SQLException;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of pool.md.
 */
class PoolSnippetsTests extends FeatureTests {

	@Autowired
	private DataSource dataSource;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void poolIsHikariCps() throws SQLException {
		this.jdbc.sql("select 1").query().singleRow();
		// snippet: hikari
		HikariDataSource hikari = this.dataSource.unwrap(HikariDataSource.class);
		int open = hikari.getHikariPoolMXBean().getTotalConnections();
		// end
		assertThat(open).isPositive();
	}

}

package io.github.neonspring.boot.compatibility;

import java.lang.management.ManagementFactory;
import java.sql.SQLException;

import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.boot.micrometer.metrics.test.autoconfigure.AutoConfigureMetrics;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.github.neonspring.boot.compatibility.lending.LendingApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what can be seen of the pool, by the names that Spring Boot and HikariCP give
 * it, and for what must not be seen.
 */
@SpringBootTest(classes = LendingApplication.class,
		properties = { "management.endpoints.web.exposure.include=*", "management.endpoint.env.show-values=always",
				"management.endpoint.configprops.show-values=always", "spring.jmx.enabled=true",
				"spring.datasource.name=observed", "spring.datasource.hikari.register-mbeans=true",
				"neon.username=neondb_owner" })
@AutoConfigureMockMvc
@AutoConfigureMetrics
@DirtiesContext
class ObservationTests {

	@Autowired
	private DataSource dataSource;

	@Autowired
	private JdbcClient jdbcClient;

	@Autowired
	private MeterRegistry meters;

	@Autowired
	private MockMvcTester mvc;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry registry) {
		String url = Endpoint.emptyDatabase();
		registry.add("NEON_DATABASE_URL", () -> url);
		registry.add("neon.direct-url", () -> url);
		registry.add("neon.read-replica-urls", () -> url);
		registry.add("neon.password", Endpoint::password);
		registry.add("pasted", () -> "psql '" + url + "'");
	}

	@Test
	void metersOfSpringBootAndHikariAreThere() {
		this.jdbcClient.sql("select 1").query(Integer.class).single();
		assertThat(this.meters.get("hikaricp.connections").tag("pool", "observed").gauge().value()).isPositive();
		assertThat(this.meters.get("hikaricp.connections.acquire").tag("pool", "observed").timer().count())
			.isPositive();
		assertThat(this.meters.get("jdbc.connections.max").tag("name", "dataSource").gauge().value()).isEqualTo(15);
		assertThat(this.meters.get("jdbc.connections.active").gauge().value()).isZero();
	}

	@Test
	void poolIsManagedByJmxWithoutShowingThePassword() throws Exception {
		this.jdbcClient.sql("select 1").query(Integer.class).single();
		MBeanServer server = ManagementFactory.getPlatformMBeanServer();
		ObjectName pool = new ObjectName("com.zaxxer.hikari:type=Pool (observed)");
		ObjectName config = new ObjectName("com.zaxxer.hikari:type=PoolConfig (observed)");
		assertThat(server.getAttribute(pool, "TotalConnections")).asInstanceOf(InstanceOfAssertFactories.INTEGER)
			.isPositive();
		for (var attribute : server.getMBeanInfo(config).getAttributes()) {
			if (attribute.isReadable()) {
				assertThat(String.valueOf(server.getAttribute(config, attribute.getName())))
					.doesNotContain(Endpoint.password());
			}
		}
	}

	@Test
	void dataSourceUnwrapsToHikari() {
		assertThat(DataSourceUnwrapper.unwrap(this.dataSource, HikariDataSource.class)).isNotNull();
		assertThat(DataSourceUnwrapper.unwrap(this.dataSource, HikariConfigMXBean.class, HikariDataSource.class))
			.isNotNull();
	}

	@Test
	void endpointsThatShowValuesShowNoPassword() {
		for (String endpoint : new String[] { "env", "configprops", "beans", "health", "info" }) {
			assertThat(this.mvc.get().uri("/actuator/" + endpoint)).bodyText().doesNotContain(Endpoint.password());
		}
		assertThat(this.mvc.get().uri("/actuator/env/NEON_DATABASE_URL")).bodyText()
			.contains(Endpoint.SIMULATOR.endpoint());
	}

	@Test
	void poolItselfKnowsNoPassword() throws SQLException {
		HikariDataSource pool = this.dataSource.unwrap(HikariDataSource.class);
		assertThat(pool.getJdbcUrl()).doesNotContain(Endpoint.password()).contains("sslmode=verify-full");
		assertThat(pool.getPassword()).isNull();
		assertThat(pool).hasToString("HikariDataSource (observed)");
	}

}

package io.github.neonspring.boot.compatibility;

import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import io.github.neonspring.boot.compatibility.lending.LendingApplication;
import io.github.neonspring.boot.compute.Keepalive;
import io.github.neonspring.boot.pool.NeonPool;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what an application says about its data source by beans and by properties
 * other than ours.
 */
class ForeignBeansTests {

	@Test
	void dataSourceOfTheApplicationIsLeftAlone() {
		Shell shell = Shell.exporting("NEON_DATABASE_URL", Endpoint.SIMULATOR.url());
		long connects = Endpoint.connects();
		try (Started application = Started.application(shell, OwnDataSource.class)) {
			assertThat(application.bean(DataSource.class)).isInstanceOf(SimpleDriverDataSource.class);
			assertThat(application.context().getBeanNamesForType(NeonPool.class)).isEmpty();
			assertThat(application.context().getBeanNamesForType(Keepalive.class)).isEmpty();
			assertThat(contributors(application)).contains("db").doesNotContain("neon");
		}
		assertThat(Endpoint.connects()).isEqualTo(connects);
	}

	@Test
	void dataSourceBuiltFromSpringBootsPropertiesWorks() {
		try (Started application = Started.application(DataSourceFromProperties.class,
				"spring.datasource.url=" + Endpoint.emptyDatabaseForJdbc())) {
			assertThat(one(application)).isOne();
			assertThat(application.bean(HikariDataSource.class).getMaximumPoolSize()).isEqualTo(10);
		}
	}

	@Test
	void connectionDetailsOfTheApplicationWin() {
		Shell shell = Shell.exporting("NEON_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/elsewhere");
		try (Started application = Started.application(shell, OwnConnectionDetails.class)) {
			assertThat(one(application)).isOne();
			assertThat(application.bean(NeonPool.class).isOpen()).isTrue();
		}
	}

	@Test
	void disabledGivesPlainSpringBootBack() {
		try (Started application = Started.application(LendingApplication.class, "neon.enabled=false",
				"spring.datasource.url=" + Endpoint.emptyDatabaseForJdbc())) {
			assertThat(one(application)).isOne();
			assertThat(application.bean(DataSource.class)).isInstanceOf(HikariDataSource.class);
			assertThat(application.context().getBeanNamesForType(NeonPool.class)).isEmpty();
			assertThat(contributors(application)).contains("db").doesNotContain("neon");
		}
	}

	@Test
	void typeOfTheApplicationWins() {
		try (Started application = Started.application(LendingApplication.class,
				"spring.datasource.type=" + SimpleDriverDataSource.class.getName(),
				"spring.datasource.url=" + Endpoint.emptyDatabaseForJdbc())) {
			assertThat(one(application)).isOne();
			assertThat(application.bean(DataSource.class)).isInstanceOf(SimpleDriverDataSource.class);
		}
	}

	@Test
	void dataSourceOfJndiWins() {
		try (NamingContext names = NamingContext.holding("java:comp/env/jdbc/main",
				OwnDataSource.dataSourceOf(Endpoint.emptyDatabaseForJdbc()));
				Started application = Started.application(LendingApplication.class,
						"neon.url=postgresql://nobody@127.0.0.1:1/elsewhere",
						"spring.datasource.jndi-name=java:comp/env/jdbc/main")) {
			assertThat(one(application)).isOne();
			assertThat(names.isUsed()).isTrue();
		}
	}

	@Test
	void lazyInitializationOpensNothingAtStartAndKeepsHealthInPlace() {
		long connects = Endpoint.connects();
		try (Started application = Started.application(LendingApplication.class, "spring.main.lazy-initialization=true",
				"spring.data.jdbc.repositories.enabled=false", "neon.url=" + Endpoint.emptyDatabase())) {
			assertThat(Endpoint.connects()).isEqualTo(connects);
			assertThat(contributors(application)).contains("neon").doesNotContain("db");
			assertThat(one(application)).isOne();
		}
	}

	@Test
	void secondContextInOneJvmWorksLikeTheFirst() throws SQLException {
		String url = "neon.url=" + Endpoint.emptyDatabase();
		DataSource first;
		try (Started application = Started.application(LendingApplication.class, url)) {
			assertThat(one(application)).isOne();
			first = application.bean(DataSource.class);
		}
		try (Started application = Started.application(LendingApplication.class, url)) {
			assertThat(one(application)).isOne();
			assertThat(first.unwrap(HikariDataSource.class).isClosed()).isTrue();
			assertThat(contributors(application)).contains("neon").doesNotContain("db");
		}
	}

	private static int one(Started application) {
		return application.bean(JdbcClient.class).sql("select 1").query(Integer.class).single();
	}

	private static List<String> contributors(Started application) {
		return application.bean(HealthContributorRegistry.class).stream().map((entry) -> entry.name()).toList();
	}

	@Import(LendingApplication.class)
	static class OwnDataSource {

		@Bean
		DataSource ownDataSource() {
			return dataSourceOf("jdbc:h2:mem:own");
		}

		static DataSource dataSourceOf(String url) {
			return DataSourceBuilder.create().type(SimpleDriverDataSource.class).url(url).build();
		}

	}

	@Import(LendingApplication.class)
	static class DataSourceFromProperties {

		@Bean
		HikariDataSource ownDataSource(DataSourceProperties properties) {
			return properties.initializeDataSourceBuilder().type(HikariDataSource.class).build();
		}

	}

	@Import(LendingApplication.class)
	static class OwnConnectionDetails {

		@Bean
		JdbcConnectionDetails connectionDetails() {
			return new ServiceConnection.EndpointConnectionDetails();
		}

	}

}

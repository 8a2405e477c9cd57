package io.github.neonspring.boot.promise;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.migration.MigrationReport;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.TlsMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Migrations beside the start of an application with JPA and a web server.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartBesideMigrationsTests {

	private static NeonSimulator simulator;

	private final AtomicInteger webServers = new AtomicInteger();

	private final AtomicInteger factories = new AtomicInteger();

	@BeforeAll
	static void startSimulator() {
		simulator = NeonSimulator.builder().tls(TlsMode.OFF).start();
	}

	@AfterAll
	static void closeSimulator() {
		simulator.close();
	}

	@BeforeEach
	void emptySchema() throws SQLException {
		simulator.coldStart(Duration.ZERO);
		simulator.up();
		simulator.execute("drop owned by neondb_owner cascade");
		simulator.execute("create schema if not exists public authorization neondb_owner");
	}

	@Test
	@Timeout(120)
	void hibernateIsReadyWhileTheDatabaseIsAway() {
		simulator.down();
		try (ConfigurableApplicationContext context = start(simulator::up, "db/three")) {
			assertThat(this.factories).hasPositiveValue();
			assertThat(this.webServers).hasValue(1);
			assertThat(context.getBean(MigrationReport.class).count()).isEqualTo(3);
			try (EntityManager entities = context.getBean(EntityManagerFactory.class).createEntityManager()) {
				assertThat(entities.createQuery("from Note", Note.class).getResultList()).isEmpty();
			}
		}
	}

	@Test
	void failedMigrationLetsNoWebServerListen(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start(() -> {
		}, "db/broken")).havingRootCause().isInstanceOf(SQLException.class);
		assertThat(this.webServers).hasValue(0);
		assertThat(output).contains("Error creating bean with name 'flywayInitializer'")
			.doesNotContain("Tomcat started");
	}

	@Test
	void hibernateThatComparesTheSchemaComparesTheMigratedOne() {
		start(() -> {
		}, "db/three", "spring.jpa.hibernate.ddl-auto=validate").close();
		assertThat(this.webServers).hasValue(1);
	}

	@Test
	void failedMigrationIsToldWhereHibernateWouldHaveComparedTheSchema() {
		assertThatException().isThrownBy(() -> start(() -> {
		}, "db/broken", "spring.jpa.hibernate.ddl-auto=validate")).havingRootCause().withMessageContaining("nowhere");
		assertThat(this.factories).hasValue(0);
	}

	@Test
	void functionsThatNeedTheServersVersionGetIt() {
		simulator.coldStart(Duration.ofSeconds(1));
		simulator.suspend();
		try (ConfigurableApplicationContext context = start(() -> {
		}, "db/three", "spring.jpa.properties.hibernate.query.hql.json_functions_enabled=true")) {
			int major = context.getBean(EntityManagerFactory.class)
				.unwrap(SessionFactoryImplementor.class)
				.getJdbcServices()
				.getDialect()
				.getVersion()
				.getMajor();
			assertThat(context.getBean(ComputeActivity.class).serverVersion()).startsWith(major + ".");
		}
	}

	private ConfigurableApplicationContext start(Runnable whenHibernateIsReady, String scripts, String... properties) {
		return new SpringApplicationBuilder(NotesApplication.class).web(WebApplicationType.SERVLET)
			.properties("spring.main.banner-mode=off", "spring.jmx.enabled=false", "server.port=0",
					"neon.url=" + simulator.url(), "spring.flyway.locations=classpath:" + scripts)
			.properties(properties)
			.initializers((context) -> context.getBeanFactory()
				.addBeanPostProcessor(new Look(this.factories, whenHibernateIsReady)))
			.listeners((ApplicationListener<WebServerInitializedEvent>) (event) -> this.webServers.incrementAndGet())
			.run();
	}

	/**
	 * Sees each factory of entity managers that is ready.
	 *
	 * @param factories how many there are
	 * @param then what is done then
	 */
	private record Look(AtomicInteger factories, Runnable then) implements BeanPostProcessor {

		@Override
		public Object postProcessAfterInitialization(Object bean, String beanName) {
			if (bean instanceof EntityManagerFactory) {
				this.factories.incrementAndGet();
				this.then.run();
			}
			return bean;
		}

	}

}

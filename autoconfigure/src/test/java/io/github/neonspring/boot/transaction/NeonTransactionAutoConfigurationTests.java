package io.github.neonspring.boot.transaction;

import java.sql.SQLException;
import java.util.stream.Stream;

import javax.sql.DataSource;

import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.BeanFactoryTransactionAttributeSourceAdvisor;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.neonspring.boot.compute.NeonComputeAutoConfiguration;
import io.github.neonspring.boot.compute.NeonKeepaliveAutoConfiguration;
import io.github.neonspring.boot.connection.NeonConnectionAutoConfiguration;
import io.github.neonspring.boot.datasource.NeonDataSourceAutoConfiguration;
import io.github.neonspring.boot.guard.NeonGuardAutoConfiguration;
import io.github.neonspring.boot.pool.NeonPoolAutoConfiguration;
import io.github.neonspring.boot.resilience.NeonResilienceAutoConfiguration;
import io.github.neonspring.boot.testkit.EmbeddedEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NeonTransactionAutoConfiguration} and its neighbours.
 */
class NeonTransactionAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withClassLoader(new FilteredClassLoader(EmbeddedEndpoint.class))
		.withConfiguration(AutoConfigurations.of(NeonConnectionAutoConfiguration.class, NeonPoolAutoConfiguration.class,
				NeonComputeAutoConfiguration.class, NeonKeepaliveAutoConfiguration.class,
				NeonResilienceAutoConfiguration.class, NeonGuardAutoConfiguration.class,
				NeonDataSourceAutoConfiguration.class, NeonTransactionAutoConfiguration.class,
				NeonTransactionTemplateAutoConfiguration.class, NeonTransactionRetryAutoConfiguration.class,
				NeonJdbcTemplateAutoConfiguration.class, DataSourceAutoConfiguration.class,
				DataSourceTransactionManagerAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
				TransactionAutoConfiguration.class, TransactionManagerCustomizationAutoConfiguration.class))
		.withPropertyValues("neon.pool.warm-up=false",
				"neon.url=postgresql://app:hush-hidden@127.0.0.1:1/main?sslmode=disable");

	@Test
	void withoutJpaTransactionsAreOfJdbc() {
		this.contextRunner.run((context) -> {
			assertThat(context.getBean(TransactionManager.class)).isInstanceOf(NeonJdbcTransactionManager.class);
			assertThat(context.getBean(TransactionTemplate.class)).isInstanceOf(NeonTransactionTemplate.class);
			assertThat(context.getBean(JdbcTemplate.class)).isInstanceOf(NeonJdbcTemplate.class);
			assertThat(context.getBean("transactionTemplate")).isSameAs(context.getBean(TransactionTemplate.class));
		});
	}

	@Test
	void withoutJpasClassesTransactionsAreOfJdbc() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(EntityManager.class, EmbeddedEndpoint.class))
			.run((context) -> assertThat(context.getBean("transactionManager"))
				.isInstanceOf(NeonJdbcTransactionManager.class));
	}

	@Test
	void dataSourceOfTheApplicationHasPlainTransactions() {
		this.contextRunner.withUserConfiguration(OwnDataSource.class).run(this::isPlain);
	}

	@Test
	void disabledHasPlainTransactions() {
		this.contextRunner
			.withPropertyValues("neon.enabled=false", "spring.datasource.url=jdbc:postgresql://127.0.0.1:1/main")
			.run(this::isPlain);
	}

	private void isPlain(AssertableApplicationContext context) {
		assertThat(context.getBean(TransactionManager.class)).isExactlyInstanceOf(JdbcTransactionManager.class);
		assertThat(context.getBean(TransactionTemplate.class)).isExactlyInstanceOf(TransactionTemplate.class);
		assertThat(context.getBean(JdbcTemplate.class)).isExactlyInstanceOf(JdbcTemplate.class);
		assertThat(context).doesNotHaveBean(TransactionRetryAdvisor.class);
	}

	@Test
	void transactionManagerAndTemplatesOfTheApplicationWin() {
		this.contextRunner.withUserConfiguration(OwnBeans.class).run((context) -> {
			assertThat(context.getBean(TransactionManager.class)).isExactlyInstanceOf(JdbcTransactionManager.class);
			assertThat(context.getBean(TransactionTemplate.class)).isExactlyInstanceOf(TransactionTemplate.class);
			assertThat(context.getBean(JdbcTemplate.class)).isExactlyInstanceOf(JdbcTemplate.class);
		});
	}

	@Test
	void customizersAndTimeoutApply() {
		this.contextRunner.withUserConfiguration(Customized.class)
			.withPropertyValues("spring.transaction.default-timeout=7s")
			.run((context) -> assertThat(context.getBean(AbstractPlatformTransactionManager.class))
				.satisfies((manager) -> assertThat(manager.getDefaultTimeout()).isEqualTo(7))
				.satisfies((manager) -> assertThat(manager.isGlobalRollbackOnParticipationFailure()).isFalse()));
	}

	@Test
	void settingsOfTheJdbcTemplateApply() {
		this.contextRunner
			.withPropertyValues("spring.jdbc.template.fetch-size=11", "spring.jdbc.template.query-timeout=3s")
			.run((context) -> assertThat(context.getBean(JdbcTemplate.class))
				.satisfies((template) -> assertThat(template.getFetchSize()).isEqualTo(11))
				.satisfies((template) -> assertThat(template.getQueryTimeout()).isEqualTo(3)));
	}

	@Test
	void exceptionTranslationCanBeSwitchedOff() {
		this.contextRunner.run((context) -> assertThat(translated(context)).isNotNull());
		this.contextRunner.withPropertyValues("spring.dao.exceptiontranslation.enabled=false")
			.run((context) -> assertThat(translated(context)).isNull());
	}

	private static DataAccessException translated(AssertableApplicationContext context) {
		return context.getBean(NeonJdbcTransactionManager.class)
			.getExceptionTranslator()
			.translate("Test", null, new SQLException("Duplicate", "23505"));
	}

	@Test
	void retryIsRightOutsideTheTransactionWhateverItsOrder() {
		this.contextRunner.withClassLoader(getClass().getClassLoader())
			.withUserConfiguration(OwnOrder.class, Work.class)
			.run((context) -> {
				Advisor[] advisors = ((Advised) context.getBean(Work.class)).getAdvisors();
				assertThat(Stream.of(advisors).map(Object::getClass)).containsExactly(TransactionRetryAdvisor.class,
						BeanFactoryTransactionAttributeSourceAdvisor.class);
			});
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnDataSource {

		@Bean
		DataSource ownDataSource() {
			return new DriverManagerDataSource("jdbc:h2:mem:own");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBeans {

		@Bean
		PlatformTransactionManager ownTransactionManager(DataSource dataSource) {
			return new JdbcTransactionManager(dataSource);
		}

		@Bean
		TransactionTemplate ownTransactionTemplate(PlatformTransactionManager transactionManager) {
			return new TransactionTemplate(transactionManager);
		}

		@Bean
		JdbcTemplate ownJdbcTemplate(DataSource dataSource) {
			return new JdbcTemplate(dataSource);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Customized {

		@Bean
		TransactionManagerCustomizer<AbstractPlatformTransactionManager> customizer() {
			return (manager) -> manager.setGlobalRollbackOnParticipationFailure(false);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement(order = 5)
	static class OwnOrder {

	}

	static class Work {

		@Transactional
		void work() {
		}

	}

}

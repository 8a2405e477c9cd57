package io.github.neonspring.boot.hibernate;

import javax.sql.DataSource;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jpa.autoconfigure.JpaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.compute.NeonComputeAutoConfiguration;
import io.github.neonspring.boot.connection.driver.EarlyConnection;
import io.github.neonspring.boot.migration.MigrationGate;
import io.github.neonspring.boot.pool.NeonPool;

/**
 * Auto-configuration for Hibernate's defaults, where the data source is ours. Settings of
 * the application win, key by key.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = NeonComputeAutoConfiguration.class,
		beforeName = "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration")
@ConditionalOnClass({ EntityManager.class, SessionFactoryImplementor.class, HibernatePropertiesCustomizer.class })
@ConditionalOnBean({ NeonPool.class, ComputeActivity.class })
public final class NeonHibernateAutoConfiguration {

	@Bean
	static DefaultDdlAuto neonDefaultDdlAuto(ObjectProvider<NeonPool> pool, ListableBeanFactory beanFactory) {
		return new DefaultDdlAuto(pool, () -> isOnlyDataSource(beanFactory));
	}

	// Another one may be embedded, or of another kind
	private static boolean isOnlyDataSource(ListableBeanFactory beanFactory) {
		return beanFactory.getBeanNamesForType(DataSource.class, true, false).length == 1;
	}

	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	BootWithoutAsking neonBootWithoutAsking(NeonPool pool, ComputeActivity activity,
			ObjectProvider<EarlyConnection> early, ObjectProvider<JpaProperties> jpaProperties,
			ObjectProvider<MigrationGate> gate, ListableBeanFactory beanFactory) {
		return new BootWithoutAsking(pool, () -> serverVersion(activity, early), jpaProperties,
				() -> isOnlyDataSource(beanFactory), gate.getIfAvailable(MigrationGate::new));
	}

	private static @Nullable String serverVersion(ComputeActivity activity, ObjectProvider<EarlyConnection> early) {
		String told = activity.serverVersion();
		return (told != null) ? told
				: early.stream().flatMap((connection) -> connection.serverVersion().stream()).findFirst().orElse(null);
	}

	@Bean
	FirstConnection neonFirstConnection(ObjectProvider<DataSource> dataSource,
			ObjectProvider<EntityManagerFactory> factories, BootWithoutAsking bootWithoutAsking,
			Environment environment) {
		return new FirstConnection(dataSource, factories,
				() -> !environment.getProperty("neon.connect.lazy", Boolean.class, false)
						&& bootWithoutAsking.isTold());
	}

	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	WriteBatches neonWriteBatches(NeonPool pool) {
		return new WriteBatches(pool);
	}

	@Bean
	IdGenerationAdvice neonIdGenerationAdvice(NeonPool pool) {
		return new IdGenerationAdvice(pool);
	}

}

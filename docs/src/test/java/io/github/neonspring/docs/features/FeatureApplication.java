package io.github.neonspring.docs.features;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

/**
 * The application of the pages about connections. Names its entity, so that those of
 * other pages are not mapped.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ CommitsSnippetsTests.Transfers.class, KeepaliveSnippetsTests.Stock.class, PoolerSnippetsTests.Rebuild.class,
		TransactionLimitsSnippetsTests.Reports.class })
class FeatureApplication {

	@Bean
	static PersistenceManagedTypes entities() {
		return PersistenceManagedTypes.of(Reading.class.getName());
	}

}

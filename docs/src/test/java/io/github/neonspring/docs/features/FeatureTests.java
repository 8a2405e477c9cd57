package io.github.neonspring.docs.features;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

import io.github.neonspring.boot.testkit.test.NeonTest;

/**
 * Base of the tests whose code the pages about connections quote. They share one context.
 */
@SpringBootTest(classes = FeatureApplication.class, webEnvironment = WebEnvironment.NONE,
		properties = { "spring.main.banner-mode=off", "spring.flyway.enabled=false",
				"spring.jpa.hibernate.ddl-auto=create", "neon.pool.budget=off", "jdbc.datasource-proxy.enabled=false",
				"neon.session.statement-timeout=30s", "neon.session.lock-timeout=20s", "neon.session.max-duration=5m",
				"neon.session.idle-in-transaction-timeout=60s" })
@NeonTest
abstract class FeatureTests {

}

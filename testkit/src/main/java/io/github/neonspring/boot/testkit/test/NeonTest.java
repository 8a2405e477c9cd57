package io.github.neonspring.boot.testkit.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.parallel.ResourceLock;

import io.github.neonspring.boot.testkit.NeonSimulator;

/**
 * A fresh database for a test class, beside {@code @SpringBootTest},
 * {@code @DataJpaTest}, {@code @JdbcTest} or any other annotation that starts a Spring
 * context.
 * <p>
 * The database is on an embedded PostgreSQL that all JVMs of the build share, whatever
 * URL the machine or the application has configured. It begins as the application's start
 * leaves it: migrated, with the data that the start writes. Classes of one configuration
 * go on sharing Spring's cached context, and the database is replaced beneath it;
 * {@code @Nested} classes use the database of the class around them, unless they have a
 * configuration of their own. Inject a {@link NeonSimulator} to suspend the compute, cut
 * connections or lose commits, and a {@link TestDatabase} for a fresh database within a
 * class; a new class begins with an endpoint without faults.
 * <p>
 * Where JUnit runs classes in parallel, those that share a context run one after the
 * other. To run them side by side, use several forks.
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ResourceLock(providers = SharedContextLocks.class)
public @interface NeonTest {

}

package io.github.neonspring.docs.features;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

import io.github.neonspring.boot.testkit.test.NeonTest;

/**
 * A test of the {@link ShopApplication}, whose context all of them share.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE,
		properties = { "spring.flyway.locations=classpath:features/migration", "neon.pool.budget=off" })
@NeonTest
@interface ShopTest {

}

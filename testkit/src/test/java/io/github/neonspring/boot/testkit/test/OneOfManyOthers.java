package io.github.neonspring.boot.testkit.test;

import org.springframework.test.context.TestPropertySource;

/**
 * As {@link OneOfMany}, of another configuration.
 */
@TestPropertySource(properties = "other=true")
public abstract class OneOfManyOthers extends OneOfMany {

}

package io.github.neonspring.boot.testkit.rules.snippets;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.neonspring.boot.testkit.rules.LeakRule;

/**
 * The rule that a snippet breaks.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Breaks {

	LeakRule value();

}

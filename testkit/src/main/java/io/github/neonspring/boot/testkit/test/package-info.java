/**
 * Databases for tests: a fresh one for each test class, beneath Spring's cached context.
 */
@NullMarked
package io.github.neonspring.boot.testkit.test;

import org.jspecify.annotations.NullMarked;

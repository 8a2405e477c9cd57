/**
 * An embedded PostgreSQL that behaves like a Neon endpoint.
 */
@NullMarked
package io.github.neonspring.boot.testkit;

import org.jspecify.annotations.NullMarked;

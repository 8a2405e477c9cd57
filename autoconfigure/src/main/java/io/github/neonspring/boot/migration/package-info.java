/**
 * Schema migrations with Flyway over the direct endpoint.
 */
@NullMarked
package io.github.neonspring.boot.migration;

import org.jspecify.annotations.NullMarked;

/**
 * Connecting to a database that is not there yet.
 */
@NullMarked
package io.github.neonspring.boot.resilience;

import org.jspecify.annotations.NullMarked;

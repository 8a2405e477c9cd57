/**
 * Meters.
 */
@NullMarked
package io.github.neonspring.boot.actuate.metrics;

import org.jspecify.annotations.NullMarked;

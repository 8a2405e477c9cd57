/**
 * Observations and traces.
 */
@NullMarked
package io.github.neonspring.boot.actuate.observation;

import org.jspecify.annotations.NullMarked;

/**
 * The health component {@code neon}.
 */
@NullMarked
package io.github.neonspring.boot.actuate.health;

import org.jspecify.annotations.NullMarked;

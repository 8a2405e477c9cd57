/**
 * The endpoint {@code neon}, and what Actuator's other endpoints may show.
 */
@NullMarked
package io.github.neonspring.boot.actuate.endpoint;

import org.jspecify.annotations.NullMarked;

/**
 * What Actuator's endpoints may show.
 */
@NullMarked
package io.github.neonspring.boot.actuate.endpoint;

import org.jspecify.annotations.NullMarked;

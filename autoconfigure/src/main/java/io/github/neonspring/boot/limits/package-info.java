/**
 * How long statements and transactions may take.
 */
@NullMarked
package io.github.neonspring.boot.limits;

import org.jspecify.annotations.NullMarked;

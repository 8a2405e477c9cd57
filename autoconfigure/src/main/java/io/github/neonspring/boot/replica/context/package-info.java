/**
 * Carries a caller's writes to other threads, where Micrometer's context propagation is
 * on the class path.
 */
@NullMarked
package io.github.neonspring.boot.replica.context;

import org.jspecify.annotations.NullMarked;

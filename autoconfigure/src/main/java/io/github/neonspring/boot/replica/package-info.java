/**
 * Read replicas: which transactions read from them, which of them serves, and how a
 * caller reads its own writes there.
 */
@NullMarked
package io.github.neonspring.boot.replica;

import org.jspecify.annotations.NullMarked;

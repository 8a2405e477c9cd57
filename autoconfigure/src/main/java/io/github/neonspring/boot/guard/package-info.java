/**
 * What stands between the pool and each physical connection: no dead connection is lent,
 * no dead one is met by a first statement, and no COMMIT ends in a mystery.
 */
@NullMarked
package io.github.neonspring.boot.guard;

import org.jspecify.annotations.NullMarked;

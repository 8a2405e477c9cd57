/**
 * Hibernate at the fewest round trips: nothing asked at boot, writes in batches.
 */
@NullMarked
package io.github.neonspring.boot.hibernate;

import org.jspecify.annotations.NullMarked;

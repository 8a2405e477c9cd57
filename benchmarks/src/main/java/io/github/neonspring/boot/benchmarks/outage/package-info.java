/**
 * What requests see while the database is gone for long.
 */
@NullMarked
package io.github.neonspring.boot.benchmarks.outage;

import org.jspecify.annotations.NullMarked;

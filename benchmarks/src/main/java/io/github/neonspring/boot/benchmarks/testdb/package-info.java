/**
 * What a fresh database for a test class costs.
 */
@NullMarked
package io.github.neonspring.boot.benchmarks.testdb;

import org.jspecify.annotations.NullMarked;

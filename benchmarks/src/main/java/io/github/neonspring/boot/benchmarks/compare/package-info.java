/**
 * The comparison of plain Spring Boot with the starter: the same application, started on
 * each of them as a process of its own, and one table of what came out.
 */
@NullMarked
package io.github.neonspring.boot.benchmarks.compare;

import org.jspecify.annotations.NullMarked;

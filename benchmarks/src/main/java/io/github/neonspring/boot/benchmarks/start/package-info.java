/**
 * What the start of an application takes.
 */
@NullMarked
package io.github.neonspring.boot.benchmarks.start;

import org.jspecify.annotations.NullMarked;

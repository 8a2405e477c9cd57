/**
 * What the starter's layers cost without a network, measured with JMH.
 */
@NullMarked
package io.github.neonspring.boot.benchmarks.layers;

import org.jspecify.annotations.NullMarked;
